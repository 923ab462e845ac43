/**
 * Generated from Escrow.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 3069970a0227c2a105784091292fec678271f5797bd9972d3f475bbd40d2a05d
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

export const escrowBytecode = '0x610200806040523461030b576101408161280980380380916100218285610331565b83398101031261030b5780516001600160a01b038116919082810361030b5760208201516001600160a01b038116810361030b5760408301516001600160a01b038116810361030b5760608401516001600160a01b038116810361030b576080850151906001600160a01b038216820361030b5760a08601519260c08701519460e0880151966100c16101206100ba6101008c01610368565b9a01610368565b996127106100d88a6100d38b8b61037c565b61037c565b03610322576020600491604051928380926322fb555d60e01b82525afa908115610317575f916102d9575b506001600160401b039081168b8216019081116102c5576001600160401b038a811691168111156102b3575060805260a05260c05260e05261010052610120526101405261016052610180526101a052466101c05260405160208101907f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f82527fbc73dabe060989e4aadcb4b1892059c2a53c42719b52576e4d4f49cfa229ed0760408201527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc660608201524660808201523060a082015260a081526101ea60c082610331565b5190206101e05260405161247f908161038a82396080518181816103a50152611570015260a051818181610a7a0152611c71015260c0518181816106c40152611b68015260e05181818161036201526115e801526101005181818161031f01526108f001526101205181610d62015261014051818181610ab50152611bc00152610160518181816103e00152611bf40152610180518181816104be01526105c201526101a0518181816102dc015261078c01526101c0518161128201526101e051816112a80152f35b6379ad9fa760e11b5f5260045260245ffd5b634e487b7160e01b5f52601160045260245ffd5b90506020813d60201161030f575b816102f460209383610331565b8101031261030b5761030590610368565b5f610103565b5f80fd5b3d91506102e7565b6040513d5f823e3d90fd5b631dd0258b60e31b5f5260045ffd5b601f909101601f19168101906001600160401b0382119082101761035457604052565b634e487b7160e01b5f52604160045260245ffd5b51906001600160401b038216820361030b57565b919082018092116102c55756fe60806040526004361015610011575f80fd5b5f3560e01c80630216d31d14610d855780630ba6ed4914610d4b5780631a034d7814610cee578063402914f514610cb65780634e71d92d14610c4f57806351e4170014610ad857806354b9c34314610a9e5780635db82fa014610a5b5780635ecc86e814610a4057806369b1b380146106e85780639986df2c146106a55780639ed55403146105e6578063a7ab6961146105a2578063a8e8dfa414610403578063bc4b0684146103c9578063cb23bcb514610386578063d2ef739814610343578063d4fc42c614610300578063e6d7128a146102bc578063f698da251461029a578063f9609f081461016f5763fc5524391461010b575f80fd5b3461016b57606060031936011261016b57610124610e90565b6001600160a01b03610134610ea6565b91165f5260026020526001600160a01b0360405f2091165f5260205260405f206044355f52602052602060405f2054604051908152f35b5f80fd5b604060031936011261016b57610183610e90565b6001600160a01b03610193610ea6565b9116805f525f60205260405f206001600160a01b0383165f5260205260405f206fffffffffffffffffffffffffffffffff34166fffffffffffffffffffffffffffffffff825416016fffffffffffffffffffffffffffffffff811161026d576fffffffffffffffffffffffffffffffff167fffffffffffffffffffffffffffffffff000000000000000000000000000000008254161790557f4174a9435a04d04d274c76779cad136a41fde6937c56241c09ab9d3c7064a1a96001600160a01b0360405193338552346020860152169260408180030190a3005b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b3461016b575f60031936011261016b5760206102b461127f565b604051908152f35b3461016b575f60031936011261016b57602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461016b575f60031936011261016b5760206040516001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461016b575f60031936011261016b5760206040516001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461016b575f60031936011261016b5760206040516001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461016b575f60031936011261016b5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b3461016b57604060031936011261016b5761041c610e90565b6024356fffffffffffffffffffffffffffffffff81169182820361016b57335f525f60205260405f206001600160a01b0382165f5260205260405f20916fffffffffffffffffffffffffffffffff83541680851161056e57506fffffffffffffffffffffffffffffffff7fffffffffffffffffffffffffffffffff0000000000000000000000000000000084549260801b16911617825567ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff42160167ffffffffffffffff811161026d5767ffffffffffffffff60016001600160a01b039401911690817fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000825416179055604051938452602084015216907f99917c09ff0ca44503897d7fbced1728758961df7b8b79579df03a556064dd7660403392a3005b84907f2fc28c53000000000000000000000000000000000000000000000000000000005f523360045260245260445260645ffd5b3461016b575f60031936011261016b57602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461016b57604060031936011261016b576105ff610e90565b6001600160a01b0361060f610ea6565b915f6040805161061e8161103d565b8281528260208201520152165f525f6020526001600160a01b0360405f2091165f52602052606060405f2067ffffffffffffffff60405161065e8161103d565b6fffffffffffffffffffffffffffffffff8354604084600184841697888752602087019460801c855201541693019283526040519485525116602084015251166040820152f35b3461016b575f60031936011261016b5760206040516001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461016b57606060031936011261016b5760043567ffffffffffffffff811161016b57610160600319823603011261016b576024359067ffffffffffffffff821161016b578160040190610180600319843603011261016b576044359267ffffffffffffffff841161016b5783600401936060600319823603011261016b576107b267ffffffffffffffff6107806101448601610fc7565b1667ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690610fdc565b804210610a1557509361088f946108c060206107df6107d5610144870189610f4e565b60a0810190610fe9565b929093604051998a967f5e478d9e000000000000000000000000000000000000000000000000000000008852610818600489018c6110a9565b61014061010489015260446108876108498a6101446060610839878061112b565b92909301526101a48d01916111ee565b610856602487018561112b565b8c83037ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffebc016101648e0152906111ee565b93019061112b565b907ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffebc888403016101848901526111ee565b600319858203016101248601528281520191905f5b8181106109de57505050908060209203816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa9384156109d3575f9461099e575b5060c401836fffffffffffffffffffffffffffffffff61093f83611262565b1603610954576109528383600401611373565b005b6fffffffffffffffffffffffffffffffff61096f8592611262565b7f23b18f5f000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b9093506020813d6020116109cb575b816109ba60209383611086565b8101031261016b57519260c4610920565b3d91506109ad565b6040513d5f823e3d90fd5b919350916040806001928635815267ffffffffffffffff610a016020890161124d565b1660208201520194019101918793926108d5565b7f2d0b3c65000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b3461016b575f60031936011261016b57602060405160408152f35b3461016b575f60031936011261016b5760206040516001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461016b575f60031936011261016b5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b3461016b57602060031936011261016b57610af1610e90565b335f525f60205260405f206001600160a01b0382165f5260205260405f2080546fffffffffffffffffffffffffffffffff8160801c91168082105f14610c475750915b6fffffffffffffffffffffffffffffffff8316918215610c1b5767ffffffffffffffff600182015416804210610bf0575080546fffffffffffffffffffffffffffffffff90811680835561095295610b8b91610f95565b167fffffffffffffffffffffffffffffffff000000000000000000000000000000008254161790556001600160a01b036040519183835216907f2cd6435b1b961c13f55202979edd0765a809f69a539d8a477436c94c1211e43e60203392a333612392565b7ff35b3f4e000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fdc69dc16000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b905091610b34565b3461016b575f60031936011261016b57335f52600160205260405f20548015610c1b5761095290335f5260016020525f60408120556040518181527fd8138f8a3f377c5259ca548e70e4c2de94f129f5a11036a15b69513cba2b426a60203392a233612392565b3461016b57602060031936011261016b576001600160a01b03610cd7610e90565b165f526001602052602060405f2054604051908152f35b3461016b5760a060031936011261016b57610d07610e90565b610d0f610ea6565b9060843563ffffffff8116810361016b57602092610d3492606435916044359161233d565b905f526003825260405f2054161515604051908152f35b3461016b575f60031936011261016b5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b3461016b57604060031936011261016b5760043567ffffffffffffffff811161016b5761016060031982600401923603011261016b576024359067ffffffffffffffff821161016b573660238301121561016b5781600401359167ffffffffffffffff831161016b576024810190602436918560051b01011161016b575f5b838110610e0d57005b610e316020610e2b610e20848887610ee1565b610140810190610f4e565b01610f81565b6001600160a01b0380610e4386610f81565b16911603610e685780610e62610e5c6001938786610ee1565b85611373565b01610e04565b7f29f3c818000000000000000000000000000000000000000000000000000000005f5260045ffd5b600435906001600160a01b038216820361016b57565b602435906001600160a01b038216820361016b57565b35906001600160a01b038216820361016b57565b359063ffffffff8216820361016b57565b9190811015610f215760051b810135907ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe818136030182121561016b570190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff218136030182121561016b570190565b356001600160a01b038116810361016b5790565b906fffffffffffffffffffffffffffffffff809116911603906fffffffffffffffffffffffffffffffff821161026d57565b3567ffffffffffffffff8116810361016b5790565b9190820180921161026d57565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18136030182121561016b570180359067ffffffffffffffff821161016b57602001918160061b3603831361016b57565b6060810190811067ffffffffffffffff82111761105957604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b90601f601f19910116810190811067ffffffffffffffff82111761105957604052565b803582526020810135602083015263ffffffff6110c860408301610ed0565b16604083015260608101356060830152608081013560808301526001600160a01b036110f660a08301610ebc565b1660a083015260c08101356fffffffffffffffffffffffffffffffff811680910361016b5760c083015260e090810135910152565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18236030181121561016b57016020813591019167ffffffffffffffff821161016b578160051b3603831361016b57565b601f8260209493601f1993818652868601375f8582860101520116010190565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18236030181121561016b57016020813591019167ffffffffffffffff821161016b57813603831361016b57565b90602083828152019260208260051b82010193835f925b8484106112155750505050505090565b90919293949560208061123d83601f1986600196030188526112378b8861119e565b9061117e565b9801940194019294939190611205565b359067ffffffffffffffff8216820361016b57565b356fffffffffffffffffffffffffffffffff8116810361016b5790565b467f0000000000000000000000000000000000000000000000000000000000000000036112ca577f000000000000000000000000000000000000000000000000000000000000000090565b60405160208101907f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f82527fbc73dabe060989e4aadcb4b1892059c2a53c42719b52576e4d4f49cfa229ed0760408201527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc660608201524660808201523060a082015260a0815261135c60c082611086565b51902090565b3563ffffffff8116810361016b5790565b610120820135917fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301928381121561016b5781019182359267ffffffffffffffff841161016b576020018360051b90813603811361016b57604051907f4865bbfc00000000000000000000000000000000000000000000000000000000825261016060048301526001600160a01b0361140e85610ebc565b16610164830152602084019267ffffffffffffffff61142c8561124d565b1661018484015260408501356101a484015260608501356101c484015263ffffffff61145a60808701610ed0565b166101e484015260a085013561020484015267ffffffffffffffff61148160c0870161124d565b1661022484015267ffffffffffffffff61149d60e0870161124d565b166102448401526114c96114b561010087018761119e565b6101606102648701526102c486019161117e565b7f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff61012087019867ffffffffffffffff6115028b61124d565b1661028487015267ffffffffffffffff61151f6101408a0161124d565b166102a4870152611533602487018a6110a9565b610100890135610124870152600319868403016101448701528083521161016b578382828294604096602080960137010301816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa9081156109d3575f916122ff575b50156122b1575060608201356040517f7b96882b0000000000000000000000000000000000000000000000000000000081528160048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa80156109d3575f90612274575b60ff915016600181146122485761221d57506101408201936116398584610f4e565b9061164760a0830183610fe9565b9061165182612467565b9161165f6040519384611086565b80835261166b81612467565b91601f196020850193013684375f5b82811061219257505050604051908160208101918294519290925f5b8181106121795750506116b2925003601f198101835282611086565b5190206116be83610f81565b9560a08601966001600160a01b03806116d68a610f81565b1691161480159061216a575b8015612158575b801561214a575b610e68576116fd81610fc7565b9060c085019167ffffffffffffffff8061171685610fc7565b169116116120fd575061172761127f565b9167ffffffffffffffff61173a86610f81565b9261174760208801610f81565b926fffffffffffffffffffffffffffffffff61176e61176860808b01611262565b93610fc7565b926001600160a01b03604051968160208901997f1d090455ec7784a04b26e38a7e0212807cbda618db8c62ea195fabcfdaeec1a48b5216604089015216606087015260408a0135608087015260608a013560a08701521660c085015260e08401521661010082015261010081526117e761012082611086565b5190206040519060208201927f19010000000000000000000000000000000000000000000000000000000000008452602283015260428201526042815261182f606282611086565b519020906101608501359081121561016b57840180359167ffffffffffffffff831161016b5760208201833603811361016b57604184036120d1578360201161016b5735918360401161016b5760408101359360401015610f21576060013560f81c907f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0841180156120ba575b612092576020935f93608093604051938452868401526040830152606082015282805260015afa156109d3576001600160a01b035f511690811561206a576001600160a01b0361190b82610f81565b1682036120285750506119236020610e2b8685610f4e565b9061192d84610f81565b938335956020850135946119516040820197878a8861194b8c611362565b9361233d565b90805f5260036020528160405f205416611fe5575f52600360205260405f209081541790556001600160a01b0361198784610f81565b165f52600260205260405f206001600160a01b0386165f5260205260405f20885f5260205260405f2054936119db60c08301956fffffffffffffffffffffffffffffffff6119d488611262565b1690610fdc565b6fffffffffffffffffffffffffffffffff611a0160806119fb8787610f4e565b01611262565b168111611f96576001600160a01b03611a1986610f81565b165f52600260205260405f206001600160a01b0388165f5260205260405f208a5f5260205260405f20556001600160a01b03611a5485610f81565b165f525f60205260405f206001600160a01b0387165f5260205260405f206fffffffffffffffffffffffffffffffff8154166fffffffffffffffffffffffffffffffff611aa088611262565b168110611f355791611aff916fffffffffffffffffffffffffffffffff611ad2819695611acc8b611262565b90610f95565b167fffffffffffffffffffffffffffffffff00000000000000000000000000000000825416179055610f81565b611b1a6107d5608084013595611b1489611262565b94610f4e565b939092169083158015611f2b575b611e92576040517f7dd564110000000000000000000000000000000000000000000000000000000081528560048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa80156109d3576001600160a01b03915f91611f0c575b5016948515611ee15750906001600160a01b03611c279392612710611be57f000000000000000000000000000000000000000000000000000000000000000085612437565b04948593611c22612710611c197f000000000000000000000000000000000000000000000000000000000000000084612437565b0495869261244a565b61244a565b9485975f526001602052611c4060405f20918254610fdc565b9055165f526001602052611c5960405f20918254610fdc565b90555f935f5b848110611eba575084159081611e92577f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316945f945b818610611d255750505050505050506001600160a01b037fdc52216b0a97ae9611c5098f50d3dd1c7c78c2d1421a6af96a7f0bddbcab7e60936fffffffffffffffffffffffffffffffff60609463ffffffff611d0b611d05611cff8798610f81565b9b611362565b92611262565b91604051998a5216602089015216604087015216941692a4565b611d30868387612457565b35604051907fc2a2fde200000000000000000000000000000000000000000000000000000000825260048201526020816024818b5afa80156109d3576001600160a01b03915f91611e64575b5016958615611e2d576001810180821161026d578303611dc257600191611da3818061244a565b975f5282602052611db960405f20918254610fdc565b90550194611c9d565b611deb67ffffffffffffffff611de46020611dde85888c612457565b01610fc7565b1685612437565b9185611e0057611da38a60019404809261244a565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b611e38908387612457565b357f3a26d516000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b611e85915060203d8111611e8b575b611e7d8183611086565b810190612418565b5f611d7c565b503d611e73565b7fe8687c68000000000000000000000000000000000000000000000000000000005f5260045ffd5b94611eda60019167ffffffffffffffff6119d46020611dde8b8b8a612457565b9501611c5f565b7fa2dc0625000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b611f25915060203d602011611e8b57611e7d8183611086565b5f611ba0565b5060408411611b28565b866fffffffffffffffffffffffffffffffff916001600160a01b03611f62611f5c8a610f81565b93611262565b927f2fc28c53000000000000000000000000000000000000000000000000000000005f52166004526024521660445260645ffd5b6fffffffffffffffffffffffffffffffff611fb660806119fb8787610f4e565b7f535f33b4000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b63ffffffff8a89611ff58c611362565b917f284c643f000000000000000000000000000000000000000000000000000000005f526004526024521660445260645ffd5b9061203a6001600160a01b0392610f81565b907f33bfe4ba000000000000000000000000000000000000000000000000000000005f526004521660245260445ffd5b7fe11bd3a3000000000000000000000000000000000000000000000000000000005f5260045ffd5b7ff0ad0d09000000000000000000000000000000000000000000000000000000005f5260045ffd5b50601b82141580156118bc5750601c8214156118bc565b837f7d1250fe000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b67ffffffffffffffff6121196121138294610fc7565b92610fc7565b917f014ce75d000000000000000000000000000000000000000000000000000000005f52166004521660245260445ffd5b5060e08601358214156116f0565b506080860135606085013514156116e9565b508535604085013514156116e2565b8451835260209485019486945090920191600101611696565b61219d818484612457565b356121ae6020611dde848787612457565b67ffffffffffffffff6040519160208301937f024607812b5b5184e33b088589de38c625c39575c41003d02e163955cb782e5685526040840152166060820152606081526121fd608082611086565b519020908551811015610f215760019160208260051b880101520161167a565b7f9e386152000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507fd0f7bad3000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b506020813d6020116122a9575b8161228e60209383611086565b8101031261016b575160ff8116810361016b5760ff90611617565b3d9150612281565b6001600160a01b036122ce61211367ffffffffffffffff94610f81565b917f97e3eb77000000000000000000000000000000000000000000000000000000005f52166004521660245260445ffd5b90506040813d604011612335575b8161231a60409383611086565b8101031261016b5760200151801515810361016b575f6115a0565b3d915061230d565b9060019360ff939695966001600160a01b03604051938160208601961686521660408401526060830152608082015262ffffff8660081c1660a082015260a0815261238960c082611086565b51902093161b90565b5f80808085855af13d15612413573d67ffffffffffffffff811161105957604051906123c86020601f19601f8401160183611086565b81525f60203d92013e5b156123db575050565b6001600160a01b03907f1c43b976000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b6123d2565b9081602091031261016b57516001600160a01b038116810361016b5790565b8181029291811591840414171561026d57565b9190820391821161026d57565b9190811015610f215760061b0190565b67ffffffffffffffff81116110595760051b6020019056' as const;
