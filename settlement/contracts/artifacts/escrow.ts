/**
 * Generated from Escrow.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 bbdaea121e4ab0dcaa31915407a5689f5535d5d1a8da2ebe2f0cbef33a8bd8fb
 * @module
 */

export const escrowAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IMeshRollup",
        "name": "rollup_",
        "type": "address"
      },
      {
        "internalType": "contract INodeRegistry",
        "name": "nodes_",
        "type": "address"
      },
      {
        "internalType": "contract IModelRegistry",
        "name": "models_",
        "type": "address"
      },
      {
        "internalType": "contract IChallenge",
        "name": "challenge_",
        "type": "address"
      },
      {
        "internalType": "contract IClaimReader",
        "name": "reader_",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nodesBps_",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "ownerBps_",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "coordinatorBps_",
        "type": "uint256"
      },
      {
        "internalType": "uint64",
        "name": "withdrawalDelay_",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "forceDelay_",
        "type": "uint64"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "requestId",
        "type": "bytes32"
      },
      {
        "internalType": "uint32",
        "name": "segment",
        "type": "uint32"
      }
    ],
    "name": "AlreadySettled",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadFeeSplit",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadPayees",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "length",
        "type": "uint256"
      }
    ],
    "name": "BadSignatureLength",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "BatchNotFinal",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "from",
        "type": "uint256"
      }
    ],
    "name": "ForceNotDue",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "balance",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "required",
        "type": "uint256"
      }
    ],
    "name": "InsufficientDeposit",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "MalleableSignature",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "signer",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      }
    ],
    "name": "NotSignedByClient",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "NothingToWithdraw",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimsHash",
        "type": "bytes32"
      }
    ],
    "name": "SegmentHeld",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimsHash",
        "type": "bytes32"
      }
    ],
    "name": "SegmentVoid",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "to",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "TransferFailed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      }
    ],
    "name": "UnknownModel",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "UnknownPayee",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "UnrecoverableSignature",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "cumulative",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "required",
        "type": "uint256"
      }
    ],
    "name": "VoucherExceeded",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "validUntil",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "postedAt",
        "type": "uint64"
      }
    ],
    "name": "VoucherExpired",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "VoucherMismatch",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "withdrawableAt",
        "type": "uint64"
      }
    ],
    "name": "WithdrawalNotDue",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "got",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "fee",
        "type": "uint256"
      }
    ],
    "name": "WrongFee",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "Claimed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "DepositWithdrawn",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "from",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "Deposited",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "requestId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "segment",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint128",
        "name": "amount",
        "type": "uint128"
      }
    ],
    "name": "Settled",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "withdrawableAt",
        "type": "uint64"
      }
    ],
    "name": "WithdrawalRequested",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "MAX_PAYEES",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      }
    ],
    "name": "accountOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint128",
            "name": "balance",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "withdrawing",
            "type": "uint128"
          },
          {
            "internalType": "uint64",
            "name": "withdrawableAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEscrow.Account",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "challenge",
    "outputs": [
      {
        "internalType": "contract IChallenge",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "payeesHash",
        "type": "bytes32"
      }
    ],
    "name": "channelOf",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "claim",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "claimable",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "coordinatorBps",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      }
    ],
    "name": "deposit",
    "outputs": [],
    "stateMutability": "payable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "domainSeparator",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "forceDelay",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "channel",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "requestId",
        "type": "bytes32"
      },
      {
        "internalType": "uint32",
        "name": "segment",
        "type": "uint32"
      }
    ],
    "name": "isSettled",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "models",
    "outputs": [
      {
        "internalType": "contract IModelRegistry",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "nodes",
    "outputs": [
      {
        "internalType": "contract INodeRegistry",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "nodesBps",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "ownerBps",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "reader",
    "outputs": [
      {
        "internalType": "contract IClaimReader",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "internalType": "uint128",
        "name": "amount",
        "type": "uint128"
      }
    ],
    "name": "requestWithdrawal",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "rollup",
    "outputs": [
      {
        "internalType": "contract IMeshRollup",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "previousHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "receiptsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "receiptCount",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "dataHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "epoch",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "bitmap",
            "type": "uint64"
          },
          {
            "internalType": "bytes",
            "name": "aggregate",
            "type": "bytes"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "finalAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct BatchHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "bytes32",
                "name": "payeesHash",
                "type": "bytes32"
              }
            ],
            "internalType": "struct Receipt",
            "name": "receipt",
            "type": "tuple"
          },
          {
            "internalType": "uint256",
            "name": "index",
            "type": "uint256"
          },
          {
            "internalType": "bytes32[]",
            "name": "path",
            "type": "bytes32[]"
          },
          {
            "components": [
              {
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint128",
                "name": "cumulative",
                "type": "uint128"
              },
              {
                "components": [
                  {
                    "internalType": "bytes32",
                    "name": "node",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "uint64",
                    "name": "weight",
                    "type": "uint64"
                  }
                ],
                "internalType": "struct Payee[]",
                "name": "payees",
                "type": "tuple[]"
              },
              {
                "internalType": "uint64",
                "name": "validUntil",
                "type": "uint64"
              }
            ],
            "internalType": "struct Voucher",
            "name": "voucher",
            "type": "tuple"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct IEscrow.Settlement[]",
        "name": "settlements",
        "type": "tuple[]"
      }
    ],
    "name": "settle",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "previousHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "receiptsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "receiptCount",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "dataHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "epoch",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "bitmap",
            "type": "uint64"
          },
          {
            "internalType": "bytes",
            "name": "aggregate",
            "type": "bytes"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "finalAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct BatchHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "bytes32",
                "name": "payeesHash",
                "type": "bytes32"
              }
            ],
            "internalType": "struct Receipt",
            "name": "receipt",
            "type": "tuple"
          },
          {
            "internalType": "uint256",
            "name": "index",
            "type": "uint256"
          },
          {
            "internalType": "bytes32[]",
            "name": "path",
            "type": "bytes32[]"
          },
          {
            "components": [
              {
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint128",
                "name": "cumulative",
                "type": "uint128"
              },
              {
                "components": [
                  {
                    "internalType": "bytes32",
                    "name": "node",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "uint64",
                    "name": "weight",
                    "type": "uint64"
                  }
                ],
                "internalType": "struct Payee[]",
                "name": "payees",
                "type": "tuple[]"
              },
              {
                "internalType": "uint64",
                "name": "validUntil",
                "type": "uint64"
              }
            ],
            "internalType": "struct Voucher",
            "name": "voucher",
            "type": "tuple"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct IEscrow.Settlement",
        "name": "settlement",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes[]",
            "name": "claims",
            "type": "bytes[]"
          },
          {
            "internalType": "bytes[]",
            "name": "publicKeys",
            "type": "bytes[]"
          },
          {
            "internalType": "bytes[]",
            "name": "signatures",
            "type": "bytes[]"
          }
        ],
        "internalType": "struct Work",
        "name": "work",
        "type": "tuple"
      }
    ],
    "name": "settleForced",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "channel",
        "type": "bytes32"
      }
    ],
    "name": "spent",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      }
    ],
    "name": "withdrawDeposit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "withdrawalDelay",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const escrowBytecode = '0x610200806040523461030b576101408161296680380380916100218285610331565b83398101031261030b5780516001600160a01b038116919082810361030b5760208201516001600160a01b038116810361030b5760408301516001600160a01b038116810361030b5760608401516001600160a01b038116810361030b576080850151906001600160a01b038216820361030b5760a08601519260c08701519460e0880151966100c16101206100ba6101008c01610368565b9a01610368565b996127106100d88a6100d38b8b61037c565b61037c565b03610322576020600491604051928380926322fb555d60e01b82525afa908115610317575f916102d9575b506001600160401b039081168b8216019081116102c5576001600160401b038a811691168111156102b3575060805260a05260c05260e05261010052610120526101405261016052610180526101a052466101c05260405160208101907f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f82527fbc73dabe060989e4aadcb4b1892059c2a53c42719b52576e4d4f49cfa229ed0760408201527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc660608201524660808201523060a082015260a081526101ea60c082610331565b5190206101e0526040516125dc908161038a82396080518181816103d50152611705015260a051818181610b400152611dc7015260c0518181816107a80152611ca4015260e051818181610385015261178901526101005181818161033501526109ac01526101205181610df2015261014051818181610b7b0152611d160152610160518181816104100152611d4a01526101805181818161056e015261067f01526101a0518181816102ae015261087301526101c0518161150b01526101e051816115310152f35b6379ad9fa760e11b5f5260045260245ffd5b634e487b7160e01b5f52601160045260245ffd5b90506020813d60201161030f575b816102f460209383610331565b8101031261030b5761030590610368565b5f610103565b5f80fd5b3d91506102e7565b6040513d5f823e3d90fd5b631dd0258b60e31b5f5260045ffd5b601f909101601f19168101906001600160401b0382119082101761035457604052565b634e487b7160e01b5f52604160045260245ffd5b51906001600160401b038216820361030b57565b919082018092116102c55756fe60806040526004361015610011575f80fd5b5f3560e01c80630216d31d14610e155780630ba6ed4914610ddb578063402914f514610d965780634e71d92d14610d2f57806351e4170014610b9e57806354b9c34314610b645780635db82fa014610b145780635ecc86e814610af957806369b1b380146107cc5780639986df2c1461077c5780639ed55403146106a3578063a7ab69611461065f578063a8e8dfa4146104a6578063ad9c6b881461045d578063ae20bed314610433578063bc4b0684146103f9578063cb23bcb5146103a9578063d2ef739814610359578063d4fc42c614610309578063ddc70b62146102d2578063e6d7128a1461028e578063f698da251461026c5763f9609f0814610116575f80fd5b60406003193601126102685761012a610f2d565b73ffffffffffffffffffffffffffffffffffffffff610147610f50565b9116805f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff83165f5260205260405f206fffffffffffffffffffffffffffffffff34166fffffffffffffffffffffffffffffffff825416016fffffffffffffffffffffffffffffffff811161023b576fffffffffffffffffffffffffffffffff167fffffffffffffffffffffffffffffffff000000000000000000000000000000008254161790557f4174a9435a04d04d274c76779cad136a41fde6937c56241c09ab9d3c7064a1a973ffffffffffffffffffffffffffffffffffffffff60405193338552346020860152169260408180030190a3005b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b5f80fd5b34610268575f600319360112610268576020610286611508565b604051908152f35b34610268575f60031936011261026857602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346102685760a06003193601126102685760206102866102f0610f2d565b6102f8610f50565b6084359160643591604435916114b7565b34610268575f60031936011261026857602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610268575f60031936011261026857602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610268575f60031936011261026857602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610268575f6003193601126102685760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b34610268576020600319360112610268576004355f526002602052602060405f2054604051908152f35b346102685760606003193601126102685760443563ffffffff811681036102685761048f60209160243560043561251c565b905f526003825260405f2054161515604051908152f35b34610268576040600319360112610268576104bf610f2d565b6024356fffffffffffffffffffffffffffffffff81169182820361026857335f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff82165f5260205260405f20916fffffffffffffffffffffffffffffffff83541680851161062b57506fffffffffffffffffffffffffffffffff7fffffffffffffffffffffffffffffffff0000000000000000000000000000000084549260801b16911617825567ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff42160167ffffffffffffffff811161023b5767ffffffffffffffff600173ffffffffffffffffffffffffffffffffffffffff9401911690817fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000825416179055604051938452602084015216907f99917c09ff0ca44503897d7fbced1728758961df7b8b79579df03a556064dd7660403392a3005b84907f2fc28c53000000000000000000000000000000000000000000000000000000005f523360045260245260445260645ffd5b34610268575f60031936011261026857602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610268576040600319360112610268576106bc610f2d565b73ffffffffffffffffffffffffffffffffffffffff6106d9610f50565b915f604080516106e88161110e565b8281528260208201520152165f525f60205273ffffffffffffffffffffffffffffffffffffffff60405f2091165f52602052606060405f2067ffffffffffffffff6040516107358161110e565b6fffffffffffffffffffffffffffffffff8354604084600184841697888752602087019460801c855201541693019283526040519485525116602084015251166040820152f35b34610268575f60031936011261026857602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346102685760606003193601126102685760043567ffffffffffffffff811161026857806004016101606003198336030112610268576024359067ffffffffffffffff821161026857816004019161018060031982360301126102685760443567ffffffffffffffff8111610268578060040194606060031983360301126102685767ffffffffffffffff6108676101446108999301611098565b1667ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016906110ad565b804210610ace5750936108bd6108b3610144840186611012565b60a08101906110ba565b602061096f6040519889957fc500c8c0000000000000000000000000000000000000000000000000000000008752610160600488015261096161090461016489018b61123b565b9161091260248a018d61133b565b600319898403016101248a0152604461095961093f61093184806113ca565b60608852606088019161141d565b61094c60248801856113ca565b908783038b89015261141d565b9401906113ca565b91604081850391015261141d565b600319858203016101448601528281520191905f5b818110610a97575050509080602092038173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa938415610a8c575f94610a57575b5060c401836fffffffffffffffffffffffffffffffff6109fb8361149a565b1603610a0d57610a0b83836115f6565b005b6fffffffffffffffffffffffffffffffff610a28859261149a565b7f23b18f5f000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b9093506020813d602011610a84575b81610a7360209383611157565b8101031261026857519260c46109dc565b3d9150610a66565b6040513d5f823e3d90fd5b919350916040806001928635815267ffffffffffffffff610aba60208901611198565b166020820152019401910191879392610984565b7f2d0b3c65000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b34610268575f60031936011261026857602060405160408152f35b34610268575f60031936011261026857602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610268575f6003193601126102685760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b3461026857602060031936011261026857610bb7610f2d565b335f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff82165f5260205260405f2080546fffffffffffffffffffffffffffffffff8160801c91168082105f14610d275750915b6fffffffffffffffffffffffffffffffff8316918215610cfb5767ffffffffffffffff600182015416804210610cd0575080546fffffffffffffffffffffffffffffffff908116808355610a0b95610c5e91611066565b167fffffffffffffffffffffffffffffffff0000000000000000000000000000000082541617905573ffffffffffffffffffffffffffffffffffffffff6040519183835216907f2cd6435b1b961c13f55202979edd0765a809f69a539d8a477436c94c1211e43e60203392a33361246b565b7ff35b3f4e000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fdc69dc16000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b905091610c07565b34610268575f60031936011261026857335f52600160205260405f20548015610cfb57610a0b90335f5260016020525f60408120556040518181527fd8138f8a3f377c5259ca548e70e4c2de94f129f5a11036a15b69513cba2b426a60203392a23361246b565b346102685760206003193601126102685773ffffffffffffffffffffffffffffffffffffffff610dc4610f2d565b165f526001602052602060405f2054604051908152f35b34610268575f6003193601126102685760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b346102685760406003193601126102685760043567ffffffffffffffff811161026857610160600319826004019236030112610268576024359067ffffffffffffffff821161026857366023830112156102685781600401359167ffffffffffffffff8311610268576024810190602436918560051b010111610268575f5b838110610e9d57005b610ec16020610ebb610eb0848887610fa5565b610140810190611012565b01611045565b73ffffffffffffffffffffffffffffffffffffffff80610ee086611045565b16911603610f055780610eff610ef96001938786610fa5565b856115f6565b01610e94565b7f29f3c818000000000000000000000000000000000000000000000000000000005f5260045ffd5b6004359073ffffffffffffffffffffffffffffffffffffffff8216820361026857565b6024359073ffffffffffffffffffffffffffffffffffffffff8216820361026857565b359073ffffffffffffffffffffffffffffffffffffffff8216820361026857565b359063ffffffff8216820361026857565b9190811015610fe55760051b810135907ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe8181360301821215610268570190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff2181360301821215610268570190565b3573ffffffffffffffffffffffffffffffffffffffff811681036102685790565b906fffffffffffffffffffffffffffffffff809116911603906fffffffffffffffffffffffffffffffff821161023b57565b3567ffffffffffffffff811681036102685790565b9190820180921161023b57565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301821215610268570180359067ffffffffffffffff821161026857602001918160061b3603831361026857565b6060810190811067ffffffffffffffff82111761112a57604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff82111761112a57604052565b359067ffffffffffffffff8216820361026857565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18236030181121561026857016020813591019167ffffffffffffffff821161026857813603831361026857565b601f82602094937fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe093818652868601375f8582860101520116010190565b9073ffffffffffffffffffffffffffffffffffffffff61125a83610f73565b16815267ffffffffffffffff61127260208401611198565b166020820152604082013560408201526060820135606082015263ffffffff61129d60808401610f94565b16608082015260a082013560a082015267ffffffffffffffff6112c260c08401611198565b1660c082015267ffffffffffffffff6112dd60e08401611198565b1660e082015261014067ffffffffffffffff611334826113186113046101008801886111ad565b6101606101008901526101608801916111fd565b95836113276101208301611198565b1661012087015201611198565b1691015290565b803582526020810135602083015263ffffffff61135a60408301610f94565b166040830152606081013560608301526080810135608083015273ffffffffffffffffffffffffffffffffffffffff61139560a08301610f73565b1660a083015260c08101356fffffffffffffffffffffffffffffffff81168091036102685760c083015260e090810135910152565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18236030181121561026857016020813591019167ffffffffffffffff8211610268578160051b3603831361026857565b90602083828152019260208260051b82010193835f925b8484106114445750505050505090565b90919293949560208061148a837fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe086600196030188526114848b886111ad565b906111fd565b9801940194019294939190611434565b356fffffffffffffffffffffffffffffffff811681036102685790565b939192909273ffffffffffffffffffffffffffffffffffffffff604051948160208701971687521660408501526060840152608083015260a082015260a0815261150260c082611157565b51902090565b467f000000000000000000000000000000000000000000000000000000000000000003611553577f000000000000000000000000000000000000000000000000000000000000000090565b60405160208101907f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f82527fbc73dabe060989e4aadcb4b1892059c2a53c42719b52576e4d4f49cfa229ed0760408201527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc660608201524660808201523060a082015260a0815261150260c082611157565b3563ffffffff811681036102685790565b610120820135917fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301928381121561026857810180359067ffffffffffffffff8211610268576020018160051b803603821361026857604051927f4865bbfc00000000000000000000000000000000000000000000000000000000845261016060048501527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff6116ad61016486018861123b565b916116bb602487018861133b565b61010087013561012487015260031986840301610144870152808352116102685783828282946040966020809601370103018173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa908115610a8c575f9161242d575b50156123c85760608101356040517f7b96882b00000000000000000000000000000000000000000000000000000000815281600482015260208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa8015610a8c575f9061238b575b60ff9150166001811461235f5761233457506101408101906117da8282611012565b6117e760a08201826110ba565b9060405190606082019260051b82019060608201905f917f024607812b5b5184e33b088589de38c625c39575c41003d02e163955cb782e568552856020860160408701905b83831061231157505050505060401c610268570390209461184c82611045565b9560a084019673ffffffffffffffffffffffffffffffffffffffff806118718a611045565b16911614801590612302575b80156122f0575b80156122e2575b610f0557610120860161189d81611098565b9060c085019167ffffffffffffffff806118b685611098565b169116116122955750906042916118cb611508565b906118d586611045565b926118e260208801611045565b916118f86118f260808a0161149a565b91611098565b92604051957f1d090455ec7784a04b26e38a7e0212807cbda618db8c62ea195fabcfdaeec1a48752602087015260408601526040808901606087013760a085015260c084015260e08301526101008220907f190100000000000000000000000000000000000000000000000000000000000083526002830152602282015220906101608401359081121561026857830180359167ffffffffffffffff83116102685760208201833603811361026857604184036122695783602011610268573591836040116102685760408101359360401015610fe5576060013560f81c907f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a084118015612252575b61222a576020935f93608093604051938452868401526040830152606082015282805260015afa15610a8c5773ffffffffffffffffffffffffffffffffffffffff5f51169081156122025773ffffffffffffffffffffffffffffffffffffffff611a6a82611045565b1682036121b3575050611a826020610ebb8484611012565b90611a8c85611045565b94813595611aa760808401359182898760e0880135936114b7565b926020810135956040820197611ac6611abf8a6115e5565b898861251c565b90805f5260036020528160405f205416612170575f52600360205260405f20908154179055855f52600260205260405f205495611b2260c08501976fffffffffffffffffffffffffffffffff611b1b8a61149a565b16906110ad565b906fffffffffffffffffffffffffffffffff611b496080611b438789611012565b0161149a565b168211612120575f52600260205260405f205573ffffffffffffffffffffffffffffffffffffffff611b7a86611045565b165f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff88165f5260205260405f206fffffffffffffffffffffffffffffffff8154166fffffffffffffffffffffffffffffffff611bd38961149a565b1681106120b257611c396fffffffffffffffffffffffffffffffff959493611c499387611c0c6108b395611c068e61149a565b90611066565b167fffffffffffffffffffffffffffffffff00000000000000000000000000000000825416179055611045565b92611c438961149a565b94611012565b9390921690831580156120a8575b61200f576040517f7dd5641100000000000000000000000000000000000000000000000000000000815285600482015260208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa8015610a8c5773ffffffffffffffffffffffffffffffffffffffff915f91612089575b501694851561205e57509073ffffffffffffffffffffffffffffffffffffffff611d7d9392612710611d3b7f0000000000000000000000000000000000000000000000000000000000000000856125ac565b04948593611d78612710611d6f7f0000000000000000000000000000000000000000000000000000000000000000846125ac565b049586926125bf565b6125bf565b9485975f526001602052611d9660405f209182546110ad565b9055165f526001602052611daf60405f209182546110ad565b90555f935f5b84811061203757508415908161200f577f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff16945f945b818610611e9557505050505050505073ffffffffffffffffffffffffffffffffffffffff7fdc52216b0a97ae9611c5098f50d3dd1c7c78c2d1421a6af96a7f0bddbcab7e60936fffffffffffffffffffffffffffffffff60609463ffffffff611e7b611e75611e6f8798611045565b9b6115e5565b9261149a565b91604051998a5216602089015216604087015216941692a4565b611ea08683876125cc565b35604051907fc2a2fde200000000000000000000000000000000000000000000000000000000825260048201526020816024818b5afa8015610a8c5773ffffffffffffffffffffffffffffffffffffffff915f91611fe1575b5016958615611faa576001810180821161023b578303611f3f57600191611f2081806125bf565b975f5282602052611f3660405f209182546110ad565b90550194611e00565b611f6867ffffffffffffffff611f616020611f5b85888c6125cc565b01611098565b16856125ac565b9185611f7d57611f208a6001940480926125bf565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b611fb59083876125cc565b357f3a26d516000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b612002915060203d8111612008575b611ffa8183611157565b810190612580565b5f611ef9565b503d611ff0565b7fe8687c68000000000000000000000000000000000000000000000000000000005f5260045ffd5b9461205760019167ffffffffffffffff611b1b6020611f5b8b8b8a6125cc565b9501611db5565b7fa2dc0625000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6120a2915060203d60201161200857611ffa8183611157565b5f611ce9565b5060408411611c57565b876fffffffffffffffffffffffffffffffff9173ffffffffffffffffffffffffffffffffffffffff6120ec6120e68b611045565b9361149a565b927f2fc28c53000000000000000000000000000000000000000000000000000000005f52166004526024521660445260645ffd5b506fffffffffffffffffffffffffffffffff6121416080611b438688611012565b7f535f33b4000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b63ffffffff8c8b6121808e6115e5565b917f284c643f000000000000000000000000000000000000000000000000000000005f526004526024521660445260645ffd5b906121d273ffffffffffffffffffffffffffffffffffffffff92611045565b907f33bfe4ba000000000000000000000000000000000000000000000000000000005f526004521660245260445ffd5b7fe11bd3a3000000000000000000000000000000000000000000000000000000005f5260045ffd5b7ff0ad0d09000000000000000000000000000000000000000000000000000000005f5260045ffd5b50601b8214158015611a015750601c821415611a01565b837f7d1250fe000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b67ffffffffffffffff6122b16122ab8294611098565b92611098565b917f014ce75d000000000000000000000000000000000000000000000000000000005f52166004521660245260445ffd5b5060e084013581141561188b565b50608084013560608401351415611884565b5083356040840135141561187d565b9091929394604060209181888537845160608b208752179601949301919061182c565b7f9e386152000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507fd0f7bad3000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b506020813d6020116123c0575b816123a560209383611157565b81010312610268575160ff811681036102685760ff906117b8565b3d9150612398565b67ffffffffffffffff8273ffffffffffffffffffffffffffffffffffffffff6123fc60206123f584611045565b9301611098565b917f97e3eb77000000000000000000000000000000000000000000000000000000005f52166004521660245260445ffd5b90506040813d604011612463575b8161244860409383611157565b8101031261026857602001518015158103610268575f611735565b3d915061243b565b5f80808085855af13d15612517573d67ffffffffffffffff811161112a57604051906124bf60207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f8401160183611157565b81525f60203d92013e5b156124d2575050565b73ffffffffffffffffffffffffffffffffffffffff907f1c43b976000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b6124c9565b60ff906001929493946040519060208201928352604082015262ffffff8660081c1660608201526125776080828003017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08101835282611157565b51902093161b90565b90816020910312610268575173ffffffffffffffffffffffffffffffffffffffff811681036102685790565b8181029291811591840414171561023b57565b9190820391821161023b57565b9190811015610fe55760061b019056' as const;
