/**
 * Generated from Escrow.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 a439ce071d5317e8cf51bb2a3404b9762ad4ce9b8988c5349c862cdd621035d7
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

export const escrowBytecode = '0x610200806040523461030b57610140816127d880380380916100218285610331565b83398101031261030b5780516001600160a01b038116919082810361030b5760208201516001600160a01b038116810361030b5760408301516001600160a01b038116810361030b5760608401516001600160a01b038116810361030b576080850151906001600160a01b038216820361030b5760a08601519260c08701519460e0880151966100c16101206100ba6101008c01610368565b9a01610368565b996127106100d88a6100d38b8b61037c565b61037c565b03610322576020600491604051928380926322fb555d60e01b82525afa908115610317575f916102d9575b506001600160401b039081168b8216019081116102c5576001600160401b038a811691168111156102b3575060805260a05260c05260e05261010052610120526101405261016052610180526101a052466101c05260405160208101907f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f82527fbc73dabe060989e4aadcb4b1892059c2a53c42719b52576e4d4f49cfa229ed0760408201527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc660608201524660808201523060a082015260a081526101ea60c082610331565b5190206101e05260405161244e908161038a82396080518181816103a50152611531015260a051818181610a420152611c36015260c0518181816106c40152611b2d015260e05181818161036201526115a801526101005181818161031f01526108bb01526101205181610d2a015261014051818181610a7d0152611b850152610160518181816103e00152611bb90152610180518181816104be01526105c201526101a0518181816102dc015261078f01526101c0518161133d01526101e051816113630152f35b6379ad9fa760e11b5f5260045260245ffd5b634e487b7160e01b5f52601160045260245ffd5b90506020813d60201161030f575b816102f460209383610331565b8101031261030b5761030590610368565b5f610103565b5f80fd5b3d91506102e7565b6040513d5f823e3d90fd5b631dd0258b60e31b5f5260045ffd5b601f909101601f19168101906001600160401b0382119082101761035457604052565b634e487b7160e01b5f52604160045260245ffd5b51906001600160401b038216820361030b57565b919082018092116102c55756fe60806040526004361015610011575f80fd5b5f3560e01c80630216d31d14610d4d5780630ba6ed4914610d135780631a034d7814610cb6578063402914f514610c7e5780634e71d92d14610c1757806351e4170014610aa057806354b9c34314610a665780635db82fa014610a235780635ecc86e814610a0857806369b1b380146106e85780639986df2c146106a55780639ed55403146105e6578063a7ab6961146105a2578063a8e8dfa414610403578063bc4b0684146103c9578063cb23bcb514610386578063d2ef739814610343578063d4fc42c614610300578063e6d7128a146102bc578063f698da251461029a578063f9609f081461016f5763fc5524391461010b575f80fd5b3461016b57606060031936011261016b57610124610e58565b6001600160a01b03610134610e6e565b91165f5260026020526001600160a01b0360405f2091165f5260205260405f206044355f52602052602060405f2054604051908152f35b5f80fd5b604060031936011261016b57610183610e58565b6001600160a01b03610193610e6e565b9116805f525f60205260405f206001600160a01b0383165f5260205260405f206fffffffffffffffffffffffffffffffff34166fffffffffffffffffffffffffffffffff825416016fffffffffffffffffffffffffffffffff811161026d576fffffffffffffffffffffffffffffffff167fffffffffffffffffffffffffffffffff000000000000000000000000000000008254161790557f4174a9435a04d04d274c76779cad136a41fde6937c56241c09ab9d3c7064a1a96001600160a01b0360405193338552346020860152169260408180030190a3005b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b3461016b575f60031936011261016b5760206102b461133a565b604051908152f35b3461016b575f60031936011261016b57602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461016b575f60031936011261016b5760206040516001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461016b575f60031936011261016b5760206040516001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461016b575f60031936011261016b5760206040516001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461016b575f60031936011261016b5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b3461016b57604060031936011261016b5761041c610e58565b6024356fffffffffffffffffffffffffffffffff81169182820361016b57335f525f60205260405f206001600160a01b0382165f5260205260405f20916fffffffffffffffffffffffffffffffff83541680851161056e57506fffffffffffffffffffffffffffffffff7fffffffffffffffffffffffffffffffff0000000000000000000000000000000084549260801b16911617825567ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff42160167ffffffffffffffff811161026d5767ffffffffffffffff60016001600160a01b039401911690817fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000825416179055604051938452602084015216907f99917c09ff0ca44503897d7fbced1728758961df7b8b79579df03a556064dd7660403392a3005b84907f2fc28c53000000000000000000000000000000000000000000000000000000005f523360045260245260445260645ffd5b3461016b575f60031936011261016b57602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461016b57604060031936011261016b576105ff610e58565b6001600160a01b0361060f610e6e565b915f6040805161061e81611005565b8281528260208201520152165f525f6020526001600160a01b0360405f2091165f52602052606060405f2067ffffffffffffffff60405161065e81611005565b6fffffffffffffffffffffffffffffffff8354604084600184841697888752602087019460801c855201541693019283526040519485525116602084015251166040820152f35b3461016b575f60031936011261016b5760206040516001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461016b57606060031936011261016b5760043567ffffffffffffffff811161016b5780600401610160600319833603011261016b576024359067ffffffffffffffff821161016b578160040191610180600319823603011261016b5760443567ffffffffffffffff811161016b5780600401946060600319833603011261016b5767ffffffffffffffff6107836101446107b59301610f8f565b1667ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690610fa4565b8042106109dd5750936107d96107cf610144840186610f16565b60a0810190610fb1565b602061088b6040519889957fc500c8c0000000000000000000000000000000000000000000000000000000008752610160600488015261087d61082061016489018b6110f6565b9161082e60248a018d6111e9565b600319898403016101248a0152604461087561085b61084d848061126b565b6060885260608801916112be565b610868602488018561126b565b908783038b8901526112be565b94019061126b565b9160408185039101526112be565b600319858203016101448601528281520191905f5b8181106109a657505050908060209203816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa93841561099b575f94610966575b5060c401836fffffffffffffffffffffffffffffffff61090a8361131d565b160361091c5761091a838361142e565b005b6fffffffffffffffffffffffffffffffff610937859261131d565b7f23b18f5f000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b9093506020813d602011610993575b816109826020938361104e565b8101031261016b57519260c46108eb565b3d9150610975565b6040513d5f823e3d90fd5b919350916040806001928635815267ffffffffffffffff6109c960208901611071565b1660208201520194019101918793926108a0565b7f2d0b3c65000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b3461016b575f60031936011261016b57602060405160408152f35b3461016b575f60031936011261016b5760206040516001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461016b575f60031936011261016b5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b3461016b57602060031936011261016b57610ab9610e58565b335f525f60205260405f206001600160a01b0382165f5260205260405f2080546fffffffffffffffffffffffffffffffff8160801c91168082105f14610c0f5750915b6fffffffffffffffffffffffffffffffff8316918215610be35767ffffffffffffffff600182015416804210610bb8575080546fffffffffffffffffffffffffffffffff90811680835561091a95610b5391610f5d565b167fffffffffffffffffffffffffffffffff000000000000000000000000000000008254161790556001600160a01b036040519183835216907f2cd6435b1b961c13f55202979edd0765a809f69a539d8a477436c94c1211e43e60203392a333612361565b7ff35b3f4e000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fdc69dc16000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b905091610afc565b3461016b575f60031936011261016b57335f52600160205260405f20548015610be35761091a90335f5260016020525f60408120556040518181527fd8138f8a3f377c5259ca548e70e4c2de94f129f5a11036a15b69513cba2b426a60203392a233612361565b3461016b57602060031936011261016b576001600160a01b03610c9f610e58565b165f526001602052602060405f2054604051908152f35b3461016b5760a060031936011261016b57610ccf610e58565b610cd7610e6e565b9060843563ffffffff8116810361016b57602092610cfc92606435916044359161230c565b905f526003825260405f2054161515604051908152f35b3461016b575f60031936011261016b5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b3461016b57604060031936011261016b5760043567ffffffffffffffff811161016b5761016060031982600401923603011261016b576024359067ffffffffffffffff821161016b573660238301121561016b5781600401359167ffffffffffffffff831161016b576024810190602436918560051b01011161016b575f5b838110610dd557005b610df96020610df3610de8848887610ea9565b610140810190610f16565b01610f49565b6001600160a01b0380610e0b86610f49565b16911603610e305780610e2a610e246001938786610ea9565b8561142e565b01610dcc565b7f29f3c818000000000000000000000000000000000000000000000000000000005f5260045ffd5b600435906001600160a01b038216820361016b57565b602435906001600160a01b038216820361016b57565b35906001600160a01b038216820361016b57565b359063ffffffff8216820361016b57565b9190811015610ee95760051b810135907ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe818136030182121561016b570190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff218136030182121561016b570190565b356001600160a01b038116810361016b5790565b906fffffffffffffffffffffffffffffffff809116911603906fffffffffffffffffffffffffffffffff821161026d57565b3567ffffffffffffffff8116810361016b5790565b9190820180921161026d57565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18136030182121561016b570180359067ffffffffffffffff821161016b57602001918160061b3603831361016b57565b6060810190811067ffffffffffffffff82111761102157604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b90601f601f19910116810190811067ffffffffffffffff82111761102157604052565b359067ffffffffffffffff8216820361016b57565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18236030181121561016b57016020813591019167ffffffffffffffff821161016b57813603831361016b57565b601f8260209493601f1993818652868601375f8582860101520116010190565b906001600160a01b0361110883610e84565b16815267ffffffffffffffff61112060208401611071565b166020820152604082013560408201526060820135606082015263ffffffff61114b60808401610e98565b16608082015260a082013560a082015267ffffffffffffffff61117060c08401611071565b1660c082015267ffffffffffffffff61118b60e08401611071565b1660e082015261014067ffffffffffffffff6111e2826111c66111b2610100880188611086565b6101606101008901526101608801916110d6565b95836111d56101208301611071565b1661012087015201611071565b1691015290565b803582526020810135602083015263ffffffff61120860408301610e98565b16604083015260608101356060830152608081013560808301526001600160a01b0361123660a08301610e84565b1660a083015260c08101356fffffffffffffffffffffffffffffffff811680910361016b5760c083015260e090810135910152565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18236030181121561016b57016020813591019167ffffffffffffffff821161016b578160051b3603831361016b57565b90602083828152019260208260051b82010193835f925b8484106112e55750505050505090565b90919293949560208061130d83601f1986600196030188526113078b88611086565b906110d6565b98019401940192949391906112d5565b356fffffffffffffffffffffffffffffffff8116810361016b5790565b467f000000000000000000000000000000000000000000000000000000000000000003611385577f000000000000000000000000000000000000000000000000000000000000000090565b60405160208101907f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f82527fbc73dabe060989e4aadcb4b1892059c2a53c42719b52576e4d4f49cfa229ed0760408201527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc660608201524660808201523060a082015260a0815261141760c08261104e565b51902090565b3563ffffffff8116810361016b5790565b90610120810135907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301918281121561016b57810180359067ffffffffffffffff821161016b576020018160051b803603821361016b57604051927f4865bbfc00000000000000000000000000000000000000000000000000000000845261016060048501527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff6114e66101648601896110f6565b916114f460248701886111e9565b610100870135610124870152600319868403016101448701528083521161016b578382828294604096602080960137010301816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa90811561099b575f916122ce575b50156122765760608101356040517f7b96882b0000000000000000000000000000000000000000000000000000000081528160048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa801561099b575f90612239575b60ff9150166001811461220d576121e257506101408101926115f98483610f16565b61160660a0820182610fb1565b9061161082612436565b9161161e604051938461104e565b80835261162a81612436565b91601f196020850193013684375f5b82811061215757505050604051908160208101918294519290925f5b81811061213e575050611671925003601f19810183528261104e565b5190209361167e82610f49565b9460a08501956001600160a01b038061169689610f49565b1691161480159061212f575b801561211d575b801561210f575b610e305761012084016116c281610f8f565b9060c085019167ffffffffffffffff806116db85610f8f565b169116116120c257506116ec61133a565b9167ffffffffffffffff6116ff86610f49565b9261170c60208801610f49565b926fffffffffffffffffffffffffffffffff61173361172d60808b0161131d565b93610f8f565b926001600160a01b03604051968160208901997f1d090455ec7784a04b26e38a7e0212807cbda618db8c62ea195fabcfdaeec1a48b5216604089015216606087015260408a0135608087015260608a013560a08701521660c085015260e08401521661010082015261010081526117ac6101208261104e565b5190206040519060208201927f1901000000000000000000000000000000000000000000000000000000000000845260228301526042820152604281526117f460628261104e565b519020906101608501359081121561016b57840180359167ffffffffffffffff831161016b5760208201833603811361016b5760418403612096578360201161016b5735918360401161016b5760408101359360401015610ee9576060013560f81c907f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a08411801561207f575b612057576020935f93608093604051938452868401526040830152606082015282805260015afa1561099b576001600160a01b035f511690811561202f576001600160a01b036118d082610f49565b168203611fed5750506118e86020610df38685610f16565b906118f284610f49565b938335956020850135946119166040820197878a886119108c61141d565b9361230c565b90805f5260036020528160405f205416611faa575f52600360205260405f209081541790556001600160a01b0361194c84610f49565b165f52600260205260405f206001600160a01b0386165f5260205260405f20885f5260205260405f2054936119a060c08301956fffffffffffffffffffffffffffffffff6119998861131d565b1690610fa4565b6fffffffffffffffffffffffffffffffff6119c660806119c08787610f16565b0161131d565b168111611f5b576001600160a01b036119de86610f49565b165f52600260205260405f206001600160a01b0388165f5260205260405f208a5f5260205260405f20556001600160a01b03611a1985610f49565b165f525f60205260405f206001600160a01b0387165f5260205260405f206fffffffffffffffffffffffffffffffff8154166fffffffffffffffffffffffffffffffff611a658861131d565b168110611efa5791611ac4916fffffffffffffffffffffffffffffffff611a97819695611a918b61131d565b90610f5d565b167fffffffffffffffffffffffffffffffff00000000000000000000000000000000825416179055610f49565b611adf6107cf608084013595611ad98961131d565b94610f16565b939092169083158015611ef0575b611e57576040517f7dd564110000000000000000000000000000000000000000000000000000000081528560048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa801561099b576001600160a01b03915f91611ed1575b5016948515611ea65750906001600160a01b03611bec9392612710611baa7f000000000000000000000000000000000000000000000000000000000000000085612406565b04948593611be7612710611bde7f000000000000000000000000000000000000000000000000000000000000000084612406565b04958692612419565b612419565b9485975f526001602052611c0560405f20918254610fa4565b9055165f526001602052611c1e60405f20918254610fa4565b90555f935f5b848110611e7f575084159081611e57577f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316945f945b818610611cea5750505050505050506001600160a01b037fdc52216b0a97ae9611c5098f50d3dd1c7c78c2d1421a6af96a7f0bddbcab7e60936fffffffffffffffffffffffffffffffff60609463ffffffff611cd0611cca611cc48798610f49565b9b61141d565b9261131d565b91604051998a5216602089015216604087015216941692a4565b611cf5868387612426565b35604051907fc2a2fde200000000000000000000000000000000000000000000000000000000825260048201526020816024818b5afa801561099b576001600160a01b03915f91611e29575b5016958615611df2576001810180821161026d578303611d8757600191611d688180612419565b975f5282602052611d7e60405f20918254610fa4565b90550194611c62565b611db067ffffffffffffffff611da96020611da385888c612426565b01610f8f565b1685612406565b9185611dc557611d688a600194048092612419565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b611dfd908387612426565b357f3a26d516000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b611e4a915060203d8111611e50575b611e42818361104e565b8101906123e7565b5f611d41565b503d611e38565b7fe8687c68000000000000000000000000000000000000000000000000000000005f5260045ffd5b94611e9f60019167ffffffffffffffff6119996020611da38b8b8a612426565b9501611c24565b7fa2dc0625000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b611eea915060203d602011611e5057611e42818361104e565b5f611b65565b5060408411611aed565b866fffffffffffffffffffffffffffffffff916001600160a01b03611f27611f218a610f49565b9361131d565b927f2fc28c53000000000000000000000000000000000000000000000000000000005f52166004526024521660445260645ffd5b6fffffffffffffffffffffffffffffffff611f7b60806119c08787610f16565b7f535f33b4000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b63ffffffff8a89611fba8c61141d565b917f284c643f000000000000000000000000000000000000000000000000000000005f526004526024521660445260645ffd5b90611fff6001600160a01b0392610f49565b907f33bfe4ba000000000000000000000000000000000000000000000000000000005f526004521660245260445ffd5b7fe11bd3a3000000000000000000000000000000000000000000000000000000005f5260045ffd5b7ff0ad0d09000000000000000000000000000000000000000000000000000000005f5260045ffd5b50601b82141580156118815750601c821415611881565b837f7d1250fe000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b67ffffffffffffffff6120de6120d88294610f8f565b92610f8f565b917f014ce75d000000000000000000000000000000000000000000000000000000005f52166004521660245260445ffd5b5060e08501358114156116b0565b506080850135606084013514156116a9565b508435604084013514156116a2565b8451835260209485019486945090920191600101611655565b612162818484612426565b356121736020611da3848787612426565b67ffffffffffffffff6040519160208301937f024607812b5b5184e33b088589de38c625c39575c41003d02e163955cb782e5685526040840152166060820152606081526121c260808261104e565b519020908551811015610ee95760019160208260051b8801015201611639565b7f9e386152000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507fd0f7bad3000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b506020813d60201161226e575b816122536020938361104e565b8101031261016b575160ff8116810361016b5760ff906115d7565b3d9150612246565b67ffffffffffffffff836001600160a01b0361229d602061229684610f49565b9301610f8f565b917f97e3eb77000000000000000000000000000000000000000000000000000000005f52166004521660245260445ffd5b90506040813d604011612304575b816122e96040938361104e565b8101031261016b5760200151801515810361016b575f611561565b3d91506122dc565b9060019360ff939695966001600160a01b03604051938160208601961686521660408401526060830152608082015262ffffff8660081c1660a082015260a0815261235860c08261104e565b51902093161b90565b5f80808085855af13d156123e2573d67ffffffffffffffff811161102157604051906123976020601f19601f840116018361104e565b81525f60203d92013e5b156123aa575050565b6001600160a01b03907f1c43b976000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b6123a1565b9081602091031261016b57516001600160a01b038116810361016b5790565b8181029291811591840414171561026d57565b9190820391821161026d57565b9190811015610ee95760061b0190565b67ffffffffffffffff81116110215760051b6020019056' as const;
