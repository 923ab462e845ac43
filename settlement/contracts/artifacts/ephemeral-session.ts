/**
 * Generated from EphemeralSession.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 a80cb0ecb31f62d803773babc90b626cce0a5f58aed0ea426c4f783a10e4e4b4
 * @module
 */

export const ephemeralSessionAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IBondVault",
        "name": "vault_",
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
        "internalType": "contract ICodingReferee",
        "name": "coding_",
        "type": "address"
      },
      {
        "components": [
          {
            "internalType": "uint16",
            "name": "ownerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "sequencerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "maxDuration",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "window",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "tailWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "answerTime",
            "type": "uint64"
          },
          {
            "internalType": "uint256",
            "name": "sequencerBond",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "demandBond",
            "type": "uint256"
          },
          {
            "internalType": "uint16",
            "name": "challengerBps",
            "type": "uint16"
          }
        ],
        "internalType": "struct IEphemeralSession.Parameters",
        "name": "p",
        "type": "tuple"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "AlreadyExited",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadReceipt",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadTerms",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadWitness",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BondGone",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint32",
        "name": "steps",
        "type": "uint32"
      }
    ],
    "name": "CommitTooLong",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "DemandExists",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "EmptyCommit",
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
    "name": "MoreThanDelegated",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NoConflict",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NoDemand",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "answerUntil",
        "type": "uint64"
      }
    ],
    "name": "NotAnsweredYet",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "until",
        "type": "uint64"
      }
    ],
    "name": "NotContested",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "leaf",
        "type": "bytes32"
      }
    ],
    "name": "NotInLog",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "until",
        "type": "uint64"
      }
    ],
    "name": "NotOverYet",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheStep",
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
    "name": "NothingLeft",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "endsAt",
        "type": "uint64"
      }
    ],
    "name": "SessionOver",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "StepHolds",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "enum Refusal",
        "name": "refusal",
        "type": "uint8"
      }
    ],
    "name": "StepRefused",
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
        "internalType": "uint64",
        "name": "got",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "expected",
        "type": "uint64"
      }
    ],
    "name": "UnexpectedNumber",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "headerHash",
        "type": "bytes32"
      }
    ],
    "name": "UnknownCommit",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "UnknownSession",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "codedRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "indexed": false,
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      }
    ],
    "name": "Committed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "challenger",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "commits",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      }
    ],
    "name": "Convicted",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "client",
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
    "name": "Delegated",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "answerUntil",
        "type": "uint64"
      }
    ],
    "name": "Demanded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
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
    "name": "Exited",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "endsAt",
        "type": "uint64"
      }
    ],
    "name": "Opened",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "digest",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "signatureHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "settled",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "pre",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "post",
            "type": "bytes32"
          }
        ],
        "indexed": false,
        "internalType": "struct IEphemeralSession.Leaf",
        "name": "leaf",
        "type": "tuple"
      },
      {
        "indexed": false,
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
        "indexed": false,
        "internalType": "struct Voucher",
        "name": "voucher",
        "type": "tuple"
      },
      {
        "indexed": false,
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "Revealed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "seq",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
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
        "indexed": false,
        "internalType": "struct Voucher",
        "name": "voucher",
        "type": "tuple"
      },
      {
        "indexed": false,
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      },
      {
        "indexed": false,
        "internalType": "uint128",
        "name": "settled",
        "type": "uint128"
      }
    ],
    "name": "TailStep",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "contestedUntil",
        "type": "uint64"
      }
    ],
    "name": "Undelegated",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "codedRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "uint32",
            "name": "length",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "top",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "piece",
            "type": "uint32"
          },
          {
            "internalType": "uint32",
            "name": "offset",
            "type": "uint32"
          },
          {
            "components": [
              {
                "internalType": "uint8",
                "name": "chunk",
                "type": "uint8"
              },
              {
                "internalType": "bytes32",
                "name": "chunkRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32[]",
                "name": "chunkPath",
                "type": "bytes32[]"
              },
              {
                "internalType": "bytes",
                "name": "piece",
                "type": "bytes"
              },
              {
                "internalType": "bytes32[]",
                "name": "piecePath",
                "type": "bytes32[]"
              }
            ],
            "internalType": "struct CodedPiece[9]",
            "name": "pieces",
            "type": "tuple[9]"
          }
        ],
        "internalType": "struct CodingProof",
        "name": "proof",
        "type": "tuple"
      }
    ],
    "name": "challengeCoding",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "codedRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "digest",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "signatureHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "settled",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "pre",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "post",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Leaf",
        "name": "leaf",
        "type": "tuple"
      },
      {
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
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
      },
      {
        "internalType": "bytes32[]",
        "name": "witness",
        "type": "bytes32[]"
      }
    ],
    "name": "challengeCommit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "seq",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "leaf",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct IEphemeralSession.Receipt",
        "name": "a",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "seq",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "leaf",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct IEphemeralSession.Receipt",
        "name": "b",
        "type": "tuple"
      }
    ],
    "name": "challengeEquivocation",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "codedRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "digest",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "signatureHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "settled",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "pre",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "post",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Leaf[2]",
        "name": "leaves",
        "type": "tuple[2]"
      },
      {
        "internalType": "bytes32[][2]",
        "name": "paths",
        "type": "bytes32[][2]"
      }
    ],
    "name": "challengeLink",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "seq",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "leaf",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct IEphemeralSession.Receipt",
        "name": "receipt",
        "type": "tuple"
      }
    ],
    "name": "challengeOmission",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "codedRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "seq",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "leaf",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct IEphemeralSession.Receipt",
        "name": "receipt",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "digest",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "signatureHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "settled",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "pre",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "post",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Leaf",
        "name": "leaf",
        "type": "tuple"
      },
      {
        "internalType": "bytes32[]",
        "name": "path",
        "type": "bytes32[]"
      }
    ],
    "name": "challengeReceipt",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "coding",
    "outputs": [
      {
        "internalType": "contract ICodingReferee",
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
            "internalType": "uint64",
            "name": "session",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "codedRoot",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Draft",
        "name": "draft",
        "type": "tuple"
      }
    ],
    "name": "commit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "session",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "codedRoot",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Draft",
        "name": "draft",
        "type": "tuple"
      }
    ],
    "name": "commitAndUndelegate",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "commitHash",
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
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "delegate",
    "outputs": [],
    "stateMutability": "payable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      }
    ],
    "name": "delegatedOf",
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
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "codedRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      }
    ],
    "name": "demand",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      }
    ],
    "name": "demandId",
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
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "key",
        "type": "bytes32"
      }
    ],
    "name": "demandOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "demander",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "answerUntil",
            "type": "uint64"
          },
          {
            "internalType": "bool",
            "name": "done",
            "type": "bool"
          }
        ],
        "internalType": "struct IEphemeralSession.Demand",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
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
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "bytes32[]",
        "name": "witness",
        "type": "bytes32[]"
      }
    ],
    "name": "exit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "exited",
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
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "codedRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      }
    ],
    "name": "expire",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "forceUndelegate",
    "outputs": [],
    "stateMutability": "nonpayable",
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
    "inputs": [
      {
        "internalType": "uint64",
        "name": "endsAt",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "x",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "y",
        "type": "bytes32"
      }
    ],
    "name": "open",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "parameters",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint16",
            "name": "ownerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "sequencerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "maxDuration",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "window",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "tailWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "answerTime",
            "type": "uint64"
          },
          {
            "internalType": "uint256",
            "name": "sequencerBond",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "demandBond",
            "type": "uint256"
          },
          {
            "internalType": "uint16",
            "name": "challengerBps",
            "type": "uint16"
          }
        ],
        "internalType": "struct IEphemeralSession.Parameters",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "from",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "to",
        "type": "uint64"
      }
    ],
    "name": "prune",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "returnBond",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "codedRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "digest",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "signatureHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "settled",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "pre",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "post",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Leaf",
        "name": "leaf",
        "type": "tuple"
      },
      {
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
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
    "name": "reveal",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "sessionId",
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
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "sessionOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "endsAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "endedAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "commits",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "steps",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "contestedUntil",
            "type": "uint64"
          },
          {
            "internalType": "bool",
            "name": "convicted",
            "type": "bool"
          },
          {
            "internalType": "bool",
            "name": "bondReturned",
            "type": "bool"
          },
          {
            "internalType": "uint128",
            "name": "pot",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "keyX",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "keyY",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Session",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      }
    ],
    "name": "sessionsOf",
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
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "seq",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "leaf",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct IEphemeralSession.Receipt",
        "name": "receipt",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "digest",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "signatureHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "settled",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "pre",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "post",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Leaf",
        "name": "leaf",
        "type": "tuple"
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
      },
      {
        "internalType": "bytes32[]",
        "name": "witness",
        "type": "bytes32[]"
      }
    ],
    "name": "settleTail",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "domainSeparator",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "sequencer",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "endsAt",
            "type": "uint64"
          },
          {
            "internalType": "uint16",
            "name": "ownerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "sequencerBps",
            "type": "uint16"
          }
        ],
        "internalType": "struct Terms",
        "name": "terms",
        "type": "tuple"
      },
      {
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
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
      },
      {
        "internalType": "uint128",
        "name": "settled",
        "type": "uint128"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "owner",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "delegated",
            "type": "uint256"
          },
          {
            "internalType": "address[]",
            "name": "payouts",
            "type": "address[]"
          }
        ],
        "internalType": "struct Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "internalType": "bytes32[]",
        "name": "witness",
        "type": "bytes32[]"
      }
    ],
    "name": "step",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "next",
        "type": "bytes32"
      },
      {
        "internalType": "enum Refusal",
        "name": "refusal",
        "type": "uint8"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "vault",
    "outputs": [
      {
        "internalType": "contract IBondVault",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const ephemeralSessionBytecode = '0x610220604052346103c957604051615bda38819003601f8101601f191683016001600160401b038111848210176103b557839282916040528339810103906101a082126103c9578051906001600160a01b03821682036103c95760208101516001600160a01b03811681036103c9576040820151936001600160a01b03851685036103c9576060830151906001600160a01b03821682036103c95761012090607f1901126103c95760405161012081016001600160401b038111828210176103b5576040526100d0608085016103cd565b808252946100e060a086016103cd565b6020830181815290946100f560c088016103dc565b604085019081529161010960e089016103dc565b606086019081529361011e6101008a016103dc565b60808701908152956101336101208b016103dc565b9760a082019889526101408b01519960c083019a8b526101608c01519b60e084019c8d5261018001610164906103cd565b9c61010084019d8e5261ffff169061ffff16810180911161037f576127101080156103a5575b8015610393575b801561034d575b801561033b575b61032c5760809290925260a09390935260c09a909a5260e0999099525161ffff908116610100529751881661012052516001600160401b0390811661014052905181166101605290518116610180529051166101a052516101c052516101e0525116610200526040516157e990816103f182396080518181816105560152818161079801528181610edc0152818161136501528181611daf01528181612a260152613bbb015260a0518181816121f30152614771015260c0518181816114b101526146ae015260e051818181611ace0152612d9301526101005181818161155101526145c801526101205181818161157f01526145f201526101405181818161146401526115aa0152610160518181816105f0015281816115db0152614cd30152610180518181816102080152818161160c015261233501526101a0518181816106e8015261163e01526101c0518181816113c3015281816116700152613b0f01526101e0518181816107f5015281816116980152611d2a0152610200518181816116c00152613b360152f35b638dc5992160e01b5f5260045ffd5b5087516001600160401b03161561019f565b508651895160011b6002600160401b038116916001600160401b0316906002600160411b0316820361037f5710610198565b634e487b7160e01b5f52601160045260245ffd5b5088516001600160401b031615610191565b5061138861ffff8d51161161018a565b634e487b7160e01b5f52604160045260245ffd5b5f80fd5b519061ffff821682036103c957565b51906001600160401b03821682036103c95756fe60806040526004361015610011575f80fd5b5f5f3560e01c80630c36d5e414612c05578063168262ed14612979578063197c511c1461293f5780632344c01d146126d857806332d7736614612675578063389aa6071461262a57806357d6c1a9146122175780635db82fa0146121d357806360272848146120ed5780636d4cad991461200557806370928dc914611e1f578063712a7f9214611af25780637381122614611aae5780637703fd461461196557806385801c301461191357806387c9c4601461175257806389035730146114f457806397185b52146114d55780639986df2c146114915780639dc23899146112455780639ef9460f14611032578063a18476ce14610ffd578063b225471114610fbb578063bada863714610e50578063c31b6f6f14610d1e578063d3f930ae14610c5b578063db89b5ae14610c14578063e126540914610b83578063e25db2141461095b578063f47c3e27146105c0578063fa289ba31461057a578063fbfa77cf146105365763fd42a63714610185575f80fd5b346105335760806003193601126105335761019e612f74565b906101a7612fb4565b6044356001600160a01b038116938482036105315760643567ffffffffffffffff811161052d576101df6101e79136906004016130a4565b949092613c42565b90916101f282614182565b600182019485549267ffffffffffffffff61022f7f000000000000000000000000000000000000000000000000000000000000000082871661343a565b16804211156105025750848852600560205260408820895f5260205260ff60405f2054166104d65760020154604051602093610286939192610270846130f2565b8352898584015261028088615417565b9261516e565b0151906102bf6fffffffffffffffffffffffffffffffff8360801c9316848852600260205260408820895f5260205260405f20546136c2565b908282146104aa57818311908115610481575b5061045557906102e1916136b5565b92818552600560205260408520865f5260205260405f2060017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff008254161790556fffffffffffffffffffffffffffffffff84166fffffffffffffffffffffffffffffffff825460501c1603906fffffffffffffffffffffffffffffffff8211610428578486948886956103bc87968796907fffffffffffff00000000000000000000000000000000ffffffffffffffffffff79ffffffffffffffffffffffffffffffff0000000000000000000083549260501b169116179055565b7f4121f3e3fe05711c549f0feaddd65b9e549e9781c7063aaf14eca3884e10842f6020604051868152a35af16103f0614d47565b50156103fa575080f35b6044927f1c43b976000000000000000000000000000000000000000000000000000000008352600452602452fd5b6024867f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b602486887f7d46d391000000000000000000000000000000000000000000000000000000008252600452fd5b90506fffffffffffffffffffffffffffffffff61049e84846136b5565b9160501c16105f6102d2565b602487897fa0eb521a000000000000000000000000000000000000000000000000000000008252600452fd5b6024888a7f7cb80570000000000000000000000000000000000000000000000000000000008252600452fd5b7f2b358c82000000000000000000000000000000000000000000000000000000008952600452602488fd5b8480fd5b835b80fd5b503461053357806003193601126105335760206040516001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b5034610533576040600319360112610533576001600160a01b03604061059e612f8a565b92600435815260026020522091165f52602052602060405f2054604051908152f35b5034610533576105dc906105d33661301c565b949190926137db565b919067ffffffffffffffff835460401c16947f00000000000000000000000000000000000000000000000000000000000000009561061a878261343a565b90151580610948575b6109135750610633838584613954565b60608301359263ffffffff8416840361090f5763ffffffff80831694168410156108e357602061066e910191610668836132c5565b846133d8565b9384865260046020526040862096875467ffffffffffffffff8160a01c166108bb579767ffffffffffffffff61077b7fc96706e8a55e508979b323f63fd0b27d16305c7e26397b59fd65f991b123d1619560409583958c9d7bffffffffffffffff000000000000000000000000000000000000000061070f7f000000000000000000000000000000000000000000000000000000000000000088421661343a565b60a01b16907fffffffff000000000000000000000000000000000000000000000000000000007fffffffff0000000000000000ffffffffffffffffffffffffffffffffffffffff331691161717908187558583548a1c1615158061089b575b610856575b5050506132c5565b915460a01c16835196875260208701521693a36001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016803b15610852576040517f0899146b00000000000000000000000000000000000000000000000000000000815260048101929092523360248301527f0000000000000000000000000000000000000000000000000000000000000000604483015282908290818381606481015b03925af18015610847576108365750f35b81610840916131ad565b6105335780f35b6040513d84823e3d90fd5b5050fd5b61086860019187809460a01c1661343a565b920191167fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008254161790555f8080610773565b506108ab81878460a01c1661343a565b868060018601541691161161076e565b6004887f78d3fca6000000000000000000000000000000000000000000000000000000008152fd5b6024867f33692d9900000000000000000000000000000000000000000000000000000000815280600452fd5b5f80fd5b7f0e9200a400000000000000000000000000000000000000000000000000000000865267ffffffffffffffff16600452602485fd5b5067ffffffffffffffff81164211610623565b50346105335760031936016101608112610b7f5760a0136105335760c4359067ffffffffffffffff82116105335760e060031983360301126105335760e43567ffffffffffffffff8111610b7f576109b7903690600401613076565b90610104356fffffffffffffffffffffffffffffffff8116810361053157610124359067ffffffffffffffff821161052d576060600319833603011261052d576101443567ffffffffffffffff8111610b7b57610a189036906004016130a4565b949093604051610a2781613191565b6004358152610a34612f8a565b6020820152610a41612fcb565b604082015260643561ffff81168103610b7357606082015260843561ffff81168103610b7357608082015260405194610a7986613175565b610a8581600401612fa0565b86526024810135602087015260448101359067ffffffffffffffff8211610b775701983660238b011215610b735760048a013599610ac28b6132da565b90610ad060405192836131ad565b8b8252602060048184019d60051b8301010190368211610b6f576024019b5b818d10610b57575050610b10999a5060408701526004019060a4359061487f565b604051918252600a811015610b2a57604092506020820152f35b6024837f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b60208091610b648f612fa0565b8152019c019b610aef565b8b80fd5b8880fd5b8980fd5b8580fd5b5080fd5b503461053357602060031936011261053357604081606092828051610ba781613175565b8281528260208201520152600435815260046020522060405190610bca82613175565b5467ffffffffffffffff6001600160a01b0382169283815260ff60406020830192848660a01c168452019360e01c1615158352604051938452511660208301525115156040820152f35b50346105335760406003193601126105335767ffffffffffffffff6040610c39612fb4565b92600435815260036020522091165f52602052602060405f2054604051908152f35b503461053357604060031936011261053357610c86610c78612f74565b610c80612fb4565b90613c42565b809291925467ffffffffffffffff8160401c16610ce95767ffffffffffffffff169283421115610cbd5790610cba91614c5e565b80f35b602483857f2b358c82000000000000000000000000000000000000000000000000000000008252600452fd5b7fef93597e00000000000000000000000000000000000000000000000000000000835267ffffffffffffffff16600452602482fd5b503461053357606060031936011261053357610d38612f74565b610d40612fb4565b906044359167ffffffffffffffff831161053157606060031984600401943603011261053157610d6f916137db565b909181549067ffffffffffffffff8260401c1615610e1a5760ff600184015460401c16610df257610db381610dae67ffffffffffffffff9386886141cf565b6132c5565b9160c01c911610610dca5790610cba913391613a6e565b6004837f7412124e000000000000000000000000000000000000000000000000000000008152fd5b6004857f1461e0c2000000000000000000000000000000000000000000000000000000008152fd5b60248567ffffffffffffffff847f2b358c8200000000000000000000000000000000000000000000000000000000835216600452fd5b503461053357604060031936011261053357610e6d610c78612f74565b610e7981939293614182565b610e8281613d22565b15610f82576001019182549260ff8460401c168015610f75575b610f4d5769010000000000000000007fffffffffffffffffffffffffffffffffffffffffffff00ffffffffffffffffff8495161790556001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001690610f056132f2565b823b15610f4857610825928492836040518096819582947fe7e4e40c00000000000000000000000000000000000000000000000000000000845260048401613383565b505050fd5b6004837f1461e0c2000000000000000000000000000000000000000000000000000000008152fd5b5060ff8460481c16610e9c565b600101547f2b358c8200000000000000000000000000000000000000000000000000000000825267ffffffffffffffff16600452602490fd5b50346105335760206003193601126105335767ffffffffffffffff60406020926001600160a01b03610feb612f74565b16815260018452205416604051908152f35b503461053357604060031936011261053357602061102a61101c612f74565b611024612fb4565b906137a8565b604051908152f35b5034610533576102406003193601126105335761104d612f74565b611055612fb4565b90610120604319360112611241576101643567ffffffffffffffff81116105315780600401926060600319833603011261052d5760a07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe7c36011261052d576102243567ffffffffffffffff8111610b7b576110d76110df9136906004016130a4565b9290946137db565b93909460ff600186015460401c16611219576110fb8587613832565b6111068186886141cf565b61110f816132c5565b67ffffffffffffffff806111216132ae565b1691161080156111ec575b6111c4579063ffffffff61115461114661115a95946132c5565b61114e6132ae565b90613786565b16613ddd565b60246040516020810161116f81610184613611565b60a0825261117e60c0836131ad565b6111ad6021604051809360208201958b87525180918484015e81018a838201520301601f1981018352826131ad565b51902091013514610dca5790610cba913391613a6e565b6004877f7412124e000000000000000000000000000000000000000000000000000000008152fd5b506111f9611146826132c5565b67ffffffffffffffff63ffffffff61120f613414565b169116101561112c565b6004877f1461e0c2000000000000000000000000000000000000000000000000000000008152fd5b8280fd5b50346105335760606003193601126105335760043567ffffffffffffffff8116809103610b7f57428111801590611455575b61142a573382526001602052816040812061129c67ffffffffffffffff8254166135f2565b9067ffffffffffffffff82167fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008254161790556112d981336137a8565b908183528260205260408320847fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008254161781556024356003820155600460443591015567ffffffffffffffff6040519116938482526020820152817f775e76df3bcbddb437ea19585c557f6fc8c0c6118e060606bb2ff34e7ad16c5360403393a36001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001690813b15611241576040517f0899146b00000000000000000000000000000000000000000000000000000000815260048101919091523360248201527f0000000000000000000000000000000000000000000000000000000000000000604482015291908290606490829084905af1801561141f5761140a575b602082604051908152f35b6114158380926131ad565b610b7f57816113ff565b6040513d85823e3d90fd5b7fef93597e000000000000000000000000000000000000000000000000000000008252600452602490fd5b5061148a67ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016426136c2565b8111611277565b503461053357806003193601126105335760206040516001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461053357602060031936011261053357602061102a6004356136cf565b503461053357806003193601126105335760405161151181613158565b8181528160208201528160408201528160608201528160808201528160a08201528160c08201528160e0820152610100015260405161154f81613158565b7f000000000000000000000000000000000000000000000000000000000000000061ffff169081815260208101907f000000000000000000000000000000000000000000000000000000000000000061ffff168252604081017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff168152606082017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff168152608083017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16815260a08401917f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16835260c08501937f0000000000000000000000000000000000000000000000000000000000000000855260e08601957f0000000000000000000000000000000000000000000000000000000000000000875261010001967f000000000000000000000000000000000000000000000000000000000000000061ffff1688526040519889525161ffff1660208901525167ffffffffffffffff1660408801525167ffffffffffffffff1660608701525167ffffffffffffffff1660808601525167ffffffffffffffff1660a08501525160c08401525160e08301525161ffff1661010082015261012090f35b503461053357602060031936011261053357806040516117718161313b565b8181528160208201528160408201528160608201528160808201528160a08201528160c08201528160e082015281610100820152816101208201526101400152600435815280602052604090206040516117ca8161313b565b81549167ffffffffffffffff83169283835260208301908060401c67ffffffffffffffff168252604084018160801c67ffffffffffffffff168152606085019160c01c82526001840154916080860167ffffffffffffffff8416815260a08701918460401c60ff161515835260c08801938560481c60ff161515855260e089019560501c6fffffffffffffffffffffffffffffffff1686526002880154966101008a019788526003890154986101208b01998a52600401549961014001998a526040519a8b525167ffffffffffffffff1660208b01525167ffffffffffffffff1660408a01525167ffffffffffffffff1660608901525167ffffffffffffffff16608088015251151560a087015251151560c0860152516fffffffffffffffffffffffffffffffff1660e085015251610100840152516101208301525161014082015261016090f35b50346105335760c060031936011261053357610cba611939611933613280565b33613c42565b9063ffffffff611947613427565b161561195c576119578282613e52565b614c5e565b61195782614bf6565b50604060031936011261053357600161197f610c78612f74565b61198b81939293614bf6565b016fffffffffffffffffffffffffffffffff34166fffffffffffffffffffffffffffffffff825460501c1601906fffffffffffffffffffffffffffffffff8211611a815790611a1f91907fffffffffffff00000000000000000000000000000000ffffffffffffffffffff79ffffffffffffffffffffffffffffffff0000000000000000000083549260501b169116179055565b8082526002602052604082206001600160a01b0333165f5260205260405f20611a493482546136c2565b9055604051903382523460208301527fd0d1029f8c1c7a034854568f4694897bd18097564064b2e25355f999444656a960403393a380f35b6024847f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b503461053357806003193601126105335760206040516001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b5034610533576102806003193601126105335780611b0e612f74565b611b16612fb4565b6101206043193601126108525760a07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe9c36011261085257611b55612ff7565b916102243567ffffffffffffffff811161052d57611b779036906004016130a4565b9093610244359167ffffffffffffffff8311611e1b5760e0600319846004019436030112611e1b576102643567ffffffffffffffff8111611e1757611bc3611bcb913690600401613076565b969095613c42565b969094611bec611be385611bdd613297565b89613cb3565b91909988613832565b611bf7848487613e45565b611c038883888a6143f8565b611c0e8883886144b1565b7c01000000000000000000000000000000000000000000000000000000007fffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffff82541617905567ffffffffffffffff611c64613297565b169663ffffffff604051951685526101643560208601526101843560408601526101a435936fffffffffffffffffffffffffffffffff8516809503611e13577f2ac64ba2f03c5bf3509c1a67837f9ef352c836000bb84420b5ad5471c28beca996611cfc611d1995611d0a93899860608a01526101c43560808a01526101e43560a08a015261012060c08a0152610120890191613223565b9086820360e08801526134c5565b91848303610100860152613260565b0390a3611d24613337565b90611d7c7f00000000000000000000000000000000000000000000000000000000000000008060011c90604051611d5a816130f2565b338152826020820152611d6c86613657565b52611d7685613657565b506136b5565b60405190611d89826130f2565b8482526020820152611d9a83613691565b52611da482613691565b506001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001691823b15610f4857610825928492836040518096819582947fe7e4e40c00000000000000000000000000000000000000000000000000000000845260048401613383565b8a80fd5b8780fd5b8680fd5b5034610533576102a060031936011261053357611e3a612f74565b611e42612fb4565b906101206043193601126112415760a07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe9c36011261124157611e82612ff7565b916102243567ffffffffffffffff811161052d57611ea49036906004016130a4565b9091610244359267ffffffffffffffff8411611e1b5760e0600319856004019536030112611e1b576102643567ffffffffffffffff8111611e1757611eed903690600401613076565b91610284359667ffffffffffffffff8811610b7757611f36611f2796611f4993611f1e611f319b36906004016130a4565b999098856137db565b9b8c829e92613832565b613e45565b611f428484898c6143f8565b8789614562565b916101a435916fffffffffffffffffffffffffffffffff83168303610b7757611f8196611f76818b61464d565b946101c4359061487f565b600a811015611fd857159081611fcb575b50611fa35790610cba913391613d52565b6004837ff5bf21d1000000000000000000000000000000000000000000000000000000008152fd5b90506101e435145f611f92565b6024857f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b50346105335760806003193601126105335761201f612f74565b612027612fb4565b6044359167ffffffffffffffff83116105315782600401926060600319823603011261052d576064359167ffffffffffffffff8311610b7b57826004019360606003198536030112611e1b5761207c916137db565b93909460ff600186015460401c166112195767ffffffffffffffff6120bb6120b5836120aa84958a8c6141cf565b610dae868a8c6141cf565b936132c5565b16911614918215926120da575b5050610dca5790610cba913391613a6e565b6024919250810135910135145f806120c8565b503461053357608060031936011261053357612107612f74565b61210f612fb4565b90612118612fcb565b906064359267ffffffffffffffff841680940361052d5761213891613c42565b61214481939293614182565b61214d81613d22565b1561219a57505b8267ffffffffffffffff8216111561216a578380f35b6121959082855260036020526040852067ffffffffffffffff82165f526020528460405f20556135f2565b612154565b600101547f2b358c8200000000000000000000000000000000000000000000000000000000855267ffffffffffffffff16600452602484fd5b503461053357806003193601126105335760206040516001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b50346105335761016060031936011261053357612232612f74565b61223a612fb4565b6044359167ffffffffffffffff83116105315782600401916060600319853603011261052d5760a07fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9c36011261052d57610104359167ffffffffffffffff8311610b7b57826004019360e06003198536030112611e1b576101243567ffffffffffffffff8111611e17576122d2903690600401613076565b929093610144359167ffffffffffffffff8311610b77576122fa6123039336906004016130a4565b93909282613c42565b97909961230f89614182565b67ffffffffffffffff60018a015416804211156125ff5761235a67ffffffffffffffff917f00000000000000000000000000000000000000000000000000000000000000009061343a565b168042116125d4575061236e868a8d6141cf565b60246040518d6123c2602160208401612388816064613611565b60a0855261239760c0866131ad565b60405193849160208301968288525180918585015e820190838201520301601f1981018352826131ad565b519020910135036125ac576123e66123e060a46123f693018b614388565b90614e15565b6123ef8b6136cf565b908a614f1a565b6064351480159061256b575b61254357906002612423612444949361241c888a8d6144b1565b898c614562565b9701968986888b8b5461243e82612438613489565b9661464d565b9561487f565b600a81969296101561251657806124eb57507ff3a6b854ffa1b1220c6f940cfab68c1979e932d27edc809da45d31e34c555566959385936124d06124a76fffffffffffffffffffffffffffffffff9567ffffffffffffffff996124de96556132c5565b966124b0613489565b96604051998a99168952602089015260a0604089015260a08801906134c5565b918683036060880152613260565b911660808301520390a280f35b7f8b96128f000000000000000000000000000000000000000000000000000000008952600452602488fd5b6024897f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b60048a7f6ea2d12a000000000000000000000000000000000000000000000000000000008152fd5b50612575856143dc565b61258260405191826131ad565b85815260208101903687890111610b6f57868883378b602088830101525190206084351415612402565b60048b7f6ea2d12a000000000000000000000000000000000000000000000000000000008152fd5b7fef93597e000000000000000000000000000000000000000000000000000000008d5260045260248cfd5b7f2b358c82000000000000000000000000000000000000000000000000000000008d5260045260248cfd5b5034610533576040600319360112610533576001600160a01b03604061264e612f8a565b92600435815260056020522091165f52602052602060ff60405f2054166040519015158152f35b50346105335760c060031936011261053357612692611933613280565b9063ffffffff6126a0613427565b16156126b05790610cba91613e52565b6004837f37b5b73d000000000000000000000000000000000000000000000000000000008152fd5b5034610533576102e0600319360112610533576126f3612f74565b6126fb612fb4565b61012060431936011261124157610164359163ffffffff831680930361053157366102c411610531576102c4359167ffffffffffffffff831161052d5736604484011161052d5761274b916137db565b9190926127588385613832565b63ffffffff612765613414565b1681116129135760c4359060e435928161286a575b63ffffffff612787613414565b1682106127a2575b505014611fa35790610cba913391613d52565b9192509060248101357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdd3683900301811215611e1b57016004018035919067ffffffffffffffff8311611e1b57602001918060051b36038313611e1b5761280a610224614338565b9260a4359263ffffffff841690818503610b775761282d94508561010435615459565b1561283f575061028435905f8061278f565b7f33692d99000000000000000000000000000000000000000000000000000000008552600452602484fd5b91505f19810163ffffffff81116128e65760048301357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdd3685900301811215611e1757830160040180359067ffffffffffffffff8211610b73576020018160051b36038113610b73576128dc92613ddd565b610204359161277a565b6024877f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b6024857f33692d9900000000000000000000000000000000000000000000000000000000815280600452fd5b503461053357606060031936011261053357612959612fb4565b6044359163ffffffff8316830361053357602061102a84846004356133d8565b503461090f5761299461298b3661301c565b93919092613c42565b906129ac60208401946129a6866132c5565b83613cb3565b906129b6866132c5565b67ffffffffffffffff80865460801c16911611159081612bf3575b81612ba0575b7c01000000000000000000000000000000000000000000000000000000007fffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffff8454161783556001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001690612a4f6132f2565b823b1561090f57612a92925f92836040518096819582947fe7e4e40c00000000000000000000000000000000000000000000000000000000845260048401613383565b03925af18015612b9557612b80575b50612aaa578580f35b612b29612b24612b7796610dae612adb60406001600160a01b03612b7297541699608081013560028b0155016132c5565b875477ffffffffffffffffffffffffffffffffffffffffffffffff1660c09190911b7fffffffffffffffff00000000000000000000000000000000000000000000000016178755565b613766565b83547fffffffffffffffff0000000000000000ffffffffffffffffffffffffffffffff1660809190911b77ffffffffffffffff0000000000000000000000000000000016178355565b613a6e565b5f808080808580f35b612b8d9197505f906131ad565b5f955f612aa1565b6040513d5f823e3d90fd5b612bab868686613954565b67ffffffffffffffff835460a01c1680421115612bc857506129d7565b7f4f3f437d000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9050612bfe84613d22565b15906129d1565b3461090f5761018060031936011261090f57612c1f612f74565b612c27612fb4565b61012060431936011261090f57610164359167ffffffffffffffff831161090f578236039160a060031984011261090f57612c61916137db565b92909160ff600185015460401c16612f4c57612c7d8484613832565b604051917ffd1f5e020000000000000000000000000000000000000000000000000000000083526101243560048401526040602484015260e483019163ffffffff612cca8360040161300b565b1660448501526024820135606485015263ffffffff612ceb6044840161300b565b16608485015263ffffffff612d026064840161300b565b1660a48501527ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffedd6084830135910181121561090f5760a060c485015283926102048401926004920191820191905f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff5d36849003015b60098210612e3957898988602081808b03816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa908115612b95575f91612dfe575b5015612dd657612dd4913391613a6e565b005b7ff5bf21d1000000000000000000000000000000000000000000000000000000005f5260045ffd5b90506020813d602011612e31575b81612e19602093836131ad565b8101031261090f5751801515810361090f5783612dc3565b3d9150612e0c565b9193957fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff1c90869294960301845285358281121561090f57856004910101803560ff811680910361090f57825260208101356020830152612eb0612e9f60408301836131d0565b60a0604086015260a0850191613223565b9060608101357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18236030181121561090f578101916020833593019167ffffffffffffffff841161090f57833603831361090f5784612f2e612f2384602097889760019a612f3c98036060870152613260565b9260808101906131d0565b916080818503910152613223565b9701940192018695949291612d77565b7f1461e0c2000000000000000000000000000000000000000000000000000000005f5260045ffd5b600435906001600160a01b038216820361090f57565b602435906001600160a01b038216820361090f57565b35906001600160a01b038216820361090f57565b6024359067ffffffffffffffff8216820361090f57565b6044359067ffffffffffffffff8216820361090f57565b359067ffffffffffffffff8216820361090f57565b610204359063ffffffff8216820361090f57565b359063ffffffff8216820361090f57565b61018060031982011261090f576004356001600160a01b038116810361090f579160243567ffffffffffffffff8116810361090f576043196101209193011261090f576044906101643563ffffffff8116810361090f5790565b9181601f8401121561090f5782359167ffffffffffffffff831161090f576020838186019501011161090f57565b9181601f8401121561090f5782359167ffffffffffffffff831161090f576020808501948460051b01011161090f57565b35906fffffffffffffffffffffffffffffffff8216820361090f57565b6040810190811067ffffffffffffffff82111761310e57604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b610160810190811067ffffffffffffffff82111761310e57604052565b610120810190811067ffffffffffffffff82111761310e57604052565b6060810190811067ffffffffffffffff82111761310e57604052565b60a0810190811067ffffffffffffffff82111761310e57604052565b90601f601f19910116810190811067ffffffffffffffff82111761310e57604052565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18236030181121561090f57016020813591019167ffffffffffffffff821161090f578160051b3603831361090f57565b90918281527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff831161090f5760209260051b809284830137010190565b601f8260209493601f1993818652868601375f8582860101520116010190565b60043567ffffffffffffffff8116810361090f5790565b60643567ffffffffffffffff8116810361090f5790565b60843567ffffffffffffffff8116810361090f5790565b3567ffffffffffffffff8116810361090f5790565b67ffffffffffffffff811161310e5760051b60200190565b604051906133016020836131ad565b5f80835282815b82811061331457505050565b602090604051613323816130f2565b5f81525f8382015282828501015201613308565b6040516060919061334883826131ad565b6002815291601f1901825f5b82811061336057505050565b60209060405161336f816130f2565b5f81525f8382015282828501015201613354565b6060602091604081019381526040838201528451809452019201905f5b8181106133ad5750505090565b825180516001600160a01b0316855260209081015181860152604090940193909201916001016133a0565b9163ffffffff9067ffffffffffffffff60405193602085019586521660408401521660608201526060815261340e6080826131ad565b51902090565b60a43563ffffffff8116810361090f5790565b60443563ffffffff8116810361090f5790565b9067ffffffffffffffff8091169116019067ffffffffffffffff821161345c57565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b60a4356fffffffffffffffffffffffffffffffff8116810361090f5790565b356fffffffffffffffffffffffffffffffff8116810361090f5790565b9060e08101916001600160a01b036134dc82612fa0565b1682526001600160a01b036134f360208301612fa0565b16602083015260408101356040830152606081013560608301526fffffffffffffffffffffffffffffffff61352a608083016130d5565b16608083015260a08101357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18236030181121561090f5781016020813591019367ffffffffffffffff821161090f578160061b3603851361090f57819060e060a086015252610100830193905f5b8181106135bf5750505067ffffffffffffffff6135b860c0809301612fe2565b1691015290565b9091946040806001928835815267ffffffffffffffff6135e160208b01612fe2565b166020820152019601929101613598565b67ffffffffffffffff1667ffffffffffffffff811461345c5760010190565b6080809180358452602081013560208501526fffffffffffffffffffffffffffffffff613640604083016130d5565b166040850152606081013560608501520135910152565b8051156136645760200190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b8051600110156136645760400190565b80518210156136645760209160051b010190565b9190820391821161345c57565b9190820180921161345c57565b60405160208101917fd87cd6ef79d4e2b95e15ce8abf732db51ec771f1ca2edccf22a46c729ac5647283527f5cf4489b80a82228145b74fb3e6c7294568cfd06c01141e4684efc41eafb8b7b60408301527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc660608301524660808301523060a083015260c082015260c0815261340e60e0826131ad565b67ffffffffffffffff5f199116019067ffffffffffffffff821161345c57565b9067ffffffffffffffff8091169116039067ffffffffffffffff821161345c57565b9067ffffffffffffffff604051916001600160a01b0360208401941684521660408201526040815261340e6060826131ad565b906137e591613c42565b9091816137f181613d22565b6137f85750565b600167ffffffffffffffff910154167f0e9200a4000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6040516020810160443581526064359167ffffffffffffffff83169182840361090f5782604083015260843567ffffffffffffffff811680910361090f57606083015260a43563ffffffff811680910361090f57608083015260c43560a083015260e43560c08301526101043560e083015261012435610100830152610144359167ffffffffffffffff831680930361090f5767ffffffffffffffff9261012082015261012081526138e6610140826131ad565b519020945460801c16811192831561392e575b5050506139035750565b7f66cb5cdb000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b909192505f52600360205260405f2091505f526020528060405f205414155f80806138f9565b909160405160208101908235825267ffffffffffffffff6139dd61010060208601958361398088612fe2565b1660408601528361399360408301612fe2565b16606086015263ffffffff6139aa6060830161300b565b166080860152608081013560a086015260a081013560c086015260c081013560e086015260e08101358286015201612fe2565b1661012082015261012081526139f5610140826131ad565b5190209267ffffffffffffffff80613a0c846132c5565b925460801c16911611918215613a26575b50506139035750565b9091505f52600360205267ffffffffffffffff613a4660405f20926132c5565b165f526020528060405f205414155f80613a1d565b8181029291811591840414171561345c57565b90600190613a7c8184614c5e565b805493837fbe641171b16973374519709ea4e1aa85c7a03d0a377adf96026f596d34d531bf60406001600160a01b036002860154941697889467ffffffffffffffff83519260801c1682526020820152a301805460ff8160401c16613c3c577fffffffffffffffffffffffffffffffffffffffffffffff00ffffffffffffffff1668010000000000000000179055613b887f0000000000000000000000000000000000000000000000000000000000000000612710613b5f7f000000000000000000000000000000000000000000000000000000000000000061ffff1683613a5b565b0490613b69613337565b9460405190613b77826130f2565b8152826020820152611d6c86613657565b60405190613b95826130f2565b5f82526020820152613ba683613691565b52613bb082613691565b506001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001691823b1561090f57613c1f925f92836040518096819582947fe7e4e40c00000000000000000000000000000000000000000000000000000000845260048401613383565b03925af18015612b9557613c305750565b5f613c3a916131ad565b565b50505050565b9091613c4e83836137a8565b92835f525f60205260405f209267ffffffffffffffff84541615613c70575050565b906001600160a01b0367ffffffffffffffff927f135912cb000000000000000000000000000000000000000000000000000000005f52166004521660245260445ffd5b90613cbe92916133d8565b90815f52600460205260405f2090815467ffffffffffffffff8160a01c1615908115613d14575b50613cec57565b7fb8f6919b000000000000000000000000000000000000000000000000000000005f5260045ffd5b60ff915060e01c165f613ce5565b67ffffffffffffffff815460401c1615159081613d3d575090565b67ffffffffffffffff91506001015416421190565b919060c435600282015560843567ffffffffffffffff8116810361090f57815477ffffffffffffffffffffffffffffffffffffffffffffffff1660c09190911b7fffffffffffffffff000000000000000000000000000000000000000000000000161781556064359267ffffffffffffffff8416840361090f57612b72612b2985613c3a9650613766565b9091613dea610184614338565b9260a43563ffffffff81169081810361090f5750613e129363ffffffff168561010435615459565b15613e1a5750565b7f33692d99000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9091613dea610164614338565b613e5b82614bf6565b60443563ffffffff811680821415938461090f576110008211614154578054600167ffffffffffffffff808360801c1616019567ffffffffffffffff871161345c576024359167ffffffffffffffff83169788841415908161090f5767ffffffffffffffff16808a03614125575061090f5760c01c9061090f5784613ffa8794613fb2614120978b957fc93c27ce24b1c6167dcc8e25f625710889a517e3af2aeda47bb95d8afe8667b79a5060028401958654606435986040519b613f1f8d613158565b8c5260208c01528260408c01528360608c015260808b01528760a08b015260843560c08b015260a43560e08b015267ffffffffffffffff42166101008b0152613fac8986907fffffffffffffffff0000000000000000ffffffffffffffffffffffffffffffff77ffffffffffffffff0000000000000000000000000000000083549260801b169116179055565b5061343a565b77ffffffffffffffffffffffffffffffffffffffffffffffff7fffffffffffffffff00000000000000000000000000000000000000000000000083549260c01b169116179055565b55604051602081019061408c8161407e868591909161010067ffffffffffffffff816101208401958051855282602082015116602086015282604082015116604086015263ffffffff60608201511660608601526080810151608086015260a081015160a086015260c081015160c086015260e081015160e0860152015116910152565b03601f1981018352826131ad565b519020855f52600360205260405f20875f5260205260405f2055506040519182918291909161010067ffffffffffffffff816101208401958051855282602082015116602086015282604082015116604086015263ffffffff60608201511660608601526080810151608086015260a081015160a086015260c081015160c086015260e081015160e0860152015116910152565b0390a3565b897f2ec87771000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b5090507f9c29288c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5467ffffffffffffffff8160401c16156141995750565b67ffffffffffffffff907f2b358c82000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b5f60209193929361407e6142846142426141e8876132c5565b60405167ffffffffffffffff888201927fec597fc80674da4d2e1cf06873fc1e3a4211b4529e573601f156d174b3f79fb98452166040820152878901356060820152606081526142396080826131ad565b519020936136cf565b92604051928391878301958690916042927f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201520190565b604051918291518091835e8101838152039060025afa15612b95575f51906040810135907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18136030182121561090f57019182359267ffffffffffffffff841161090f5760200192803603841361090f57614309936004600384015493015493614d76565b1561431057565b7f6f996f50000000000000000000000000000000000000000000000000000000005f5260045ffd5b6040519061434a602083018092613611565b60a0825261435960c0836131ad565b61340e6021604051809360208201955f87525180918484015e81015f838201520301601f1981018352826131ad565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18136030182121561090f570180359067ffffffffffffffff821161090f57602001918160061b3603831361090f57565b67ffffffffffffffff811161310e57601f01601f191660200190565b9061441c916144166144106123e060a0850185614388565b916136cf565b91614f1a565b61016435149182159261445a575b505061443257565b7f6ea2d12a000000000000000000000000000000000000000000000000000000005f5260045ffd5b909150614466816143dc565b9061447460405192836131ad565b8082526020820192368282011161090f57815f926020928637830101525190206101843514155f8061442a565b91908110156136645760061b0190565b905060a081019160406144c48484614388565b905011908115614556575b508015614533575b614432575f5b6144e78383614388565b905081101561452e57661fffffffffffff67ffffffffffffffff614520602061451a856145148989614388565b906144a1565b016132c5565b1611614432576001016144dd565b505050565b50643afff4417f67ffffffffffffffff61454f60c084016132c5565b16116144d7565b6041915014155f6144cf565b67ffffffffffffffff6145a56001600160a01b03929493945f608060405161458981613191565b82815282602082015282604082015282606082015201526136cf565b93541691604051936145b685613191565b8452166020830152604082015261ffff7f000000000000000000000000000000000000000000000000000000000000000016606082015261ffff7f000000000000000000000000000000000000000000000000000000000000000016608082015290565b9081602091031261090f57516001600160a01b038116810361090f5790565b356001600160a01b038116810361090f5790565b909160405161465b81613175565b5f8152602081015f81526060604083015281936040517f7dd56411000000000000000000000000000000000000000000000000000000008152606087013560048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa8015612b95576001600160a01b03915f91614860575b501683525f52600260205260405f206001600160a01b0361470687614639565b165f5260205260405f2054905260a084019060406147248387614388565b90501161485857506147398185949394614388565b949050601f1961476161474b876132da565b9661475960405198896131ad565b8088526132da565b01366020870137604083019485527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316925f5b6147a68484614388565b9050811015614850576147bd816145148686614388565b3590604051917fc2a2fde20000000000000000000000000000000000000000000000000000000083526004830152602082602481895afa8015612b95576001925f91614822575b506001600160a01b03614818838b516136a1565b911690520161479c565b614843915060203d8111614849575b61483b81836131ad565b81019061461a565b5f614804565b503d614831565b509450505050565b925050915090565b614879915060203d6020116148495761483b81836131ad565b5f6146e6565b9294969197959390976148a78560a083019361489e6123e08686614388565b98898589615027565b600a811015614bc95780614bbc57506fffffffffffffffffffffffffffffffff806148d4608084016134a8565b169816978811614bae57604051976148eb896130f2565b8989526149737f800000000000000000000000000000000000000000000000000000000000000060208b01985f8a5261492385614639565b90604051906001600160a01b03602083019360028552166040830152604087013560608301526060870135608083015260a082015260a0815261496760c0826131ad565b5190201789868c61516e565b602081015180831115614b9d579161499d918a876149978e9f969d9e9c9d856136b5565b9b61530b565b6149b96149b16149ac84614639565b615417565b8a868d61516e565b602081018051919290916149d1908a9060801c6136c2565b602089015110614b8b5750614a6c936001600160a01b0393614a0e8d614a67958e8a614a088f9e9f614a1399519060801b906136c2565b9361530b565b614388565b959096614a67898d8d89886020612710614a3561ffff60608c0151168a613a5b565b0498614a5e8a612710614a5061ffff6080860151168d613a5b565b049d8e99511687878a6156f0565b015116926156f0565b6136b5565b9182614a788286615558565b9160405f9701965b818110614ac35750505050505050505103614a9b5751905f90565b7f84a4bbd6000000000000000000000000000000000000000000000000000000005f5260045ffd5b600181019586821161345c5788968303614b0d5790614b07828d8d896001600160a01b03614aff87614af860019a80986136b5565b9e516136a1565b5116926156f0565b01614a80565b909550614b3367ffffffffffffffff614b2c602061451a8a878d6144a1565b1684613a5b565b958415614b5e57614b076001928d8d896001600160a01b03614aff8f9d614af88d8a920480986136b5565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b9a505050505050505050505090600890565b505050505050505050505090600790565b505050505050505090600990565b9899975050505050505050565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b5467ffffffffffffffff8160401c1615801590614c4b575b614c155750565b67ffffffffffffffff907fef93597e000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b5067ffffffffffffffff81164211614c0e565b90602067ffffffffffffffff7f981503b9dcf5399729cd591b9b6471d4b388625ad9d017580a15cb4a508e8755926001614cfc82547fffffffffffffffffffffffffffffffff0000000000000000ffffffffffffffff6fffffffffffffffff00000000000000004260401b16911617808455847f00000000000000000000000000000000000000000000000000000000000000009160401c1661343a565b9101908282541683821611614d18575b505416604051908152a2565b82167fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008254161781555f614d0c565b3d15614d71573d90614d58826143dc565b91614d6660405193846131ad565b82523d5f602084013e565b606090565b919093929360408203614e0c57604080614dba925f978897868451978894602086019a8b5286860137830191848301526060820152030160208101845201826131ad565b51906101005afa614dc9614d47565b81614e00575b81614dd8575090565b60019150602081519101519060208110614df157501490565b5f199060200360031b1b161490565b80516020149150614dcf565b50505050505f90565b614e1e826132da565b91614e2c60405193846131ad565b808352614e38816132da565b91601f196020850193013684375f5b828110614e9857505050604051908160208101918294519290925f5b818110614e7f57505061340e925003601f1981018352826131ad565b8451835260209485019486945090920191600101614e63565b80614ea660019285856144a1565b35614eb7602061451a8488886144a1565b67ffffffffffffffff6040519160208301937f024607812b5b5184e33b088589de38c625c39575c41003d02e163955cb782e568552604084015216606082015260608152614f066080826131ad565b519020614f1382886136a1565b5201614e47565b61340e9061407e9267ffffffffffffffff614f3483614639565b92614f4160208201614639565b926fffffffffffffffffffffffffffffffff614f5f608084016134a8565b6060614f6d60c086016132c5565b946001600160a01b03604051988160208b019b7f1d090455ec7784a04b26e38a7e0212807cbda618db8c62ea195fabcfdaeec1a48d521660408b0152168289015260408101356080890152013560a08701521660c085015260e0840152166101008201526101008152614fe2610120826131ad565b51902060405192839160208301958690916042927f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201520190565b929093919361503860208201614639565b6001600160a01b03806020870151169116036151555761505a60c082016132c5565b67ffffffffffffffff8060408701511691161061514a5760a08101946150808683614388565b9687159150811561513f575b8115615123575b50615117576150ab6150b1916150b696519084614f1a565b91614639565b61559d565b15615110576001600160a01b038251161561510957906040015f5b8281106150df575050505f90565b6001600160a01b036150f28284516136a1565b511615615101576001016150d1565b505050600690565b5050600590565b5050600490565b50505050505050600390565b61513891506151329084614388565b90615558565b155f615093565b60408811915061508c565b505050505050600290565b505050505050600190565b5f19811461345c5760010190565b909193929360405160c0810181811067ffffffffffffffff82111761310e576040525f815260208101915f835260408201925f845260608301905f825260808401945f865260a08501955f8752859a60208901946151ce8651888d61566e565b9386516001810180911161345c578095848b5260ff811686525f9060081c80155f1461525d57505050505061520d61520584615160565b93878c61566e565b80855215614a9b57615225839161522f955190615726565b975b5251906136c2565b80915211938415615245575b50505050614a9b57565b615250939450615685565b905114155f80808061523b565b909297506002819c949c979297145f146152f15750505061528861528085615160565b94888d61566e565b855261529661528085615160565b9185519083159182156152e7575b82156152c8575b5050614a9b576152c0849261522f9651615726565b809952615227565b90915084516101000391610100831161345c5718901c15155f806152ab565b81811492506152a4565b929650945098506001915003614a9b578161522f93615227565b9361531a919392508251615726565b91606082018051615336575b50906153329291615685565b9052565b9294919390845194608081019485519760408301985b895189188160ff0360ff811161345c571c61536f5761536a90615160565b61534c565b985061537b898961573e565b156154055761538b915190615754565b9694965b87518611156153f3575f1986019086821161345c576153b06041928961573e565b156153da57604051906001825360018201525f6021820152205b94801561345c575f19019461538f565b60405190600182535f60018301526021820152206153ca565b93965091945091925090615332615326565b61540f9151615754565b96949661538f565b6040516001600160a01b03602082019260018452166040820152604081526154406060826131ad565b51902060011c90565b91908110156136645760051b0190565b939092918281101561554e57915f19810190811161345c5792945f92915b818410615494575050505015918261548e57505090565b14919050565b90929693958695929515615542576001808716148015615539575b15615512576154cf906154c78986859a99979a615449565b35600161576d565b925b600181161580615509575b156154ee5760011c9460011c946154d1565b6001909794979691929593965b811c93811c94019291615477565b508015156154dc565b61553360019161552b8a8786979a9b98969c999c615449565b35908361576d565b966154fb565b508686146154af565b50505050925050505f90565b5050505050505f90565b91905f925f915b80831061556b57505050565b90919361559460019167ffffffffffffffff61558d602061451a8a888a6144a1565b16906136c2565b9401919061555f565b92909160418203615666578160401161090f57602081013592826040101561366457604082013560f81c927f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a08511801561564f575b61554e5760201161090f576020935f936080933590604051938452868401526040830152606082015282805260015afa15612b95576001600160a01b035f5116801515918261564057505090565b6001600160a01b031614919050565b50601b84141580156155f25750601c8414156155f2565b505050505f90565b919080821015614a9b5761568192615449565b3590565b92919080519160a060808301519201519094604051916001835360051b01928260051b840192610100031c905b8284106156bf5750505050565b9091929460208360051b16906001828401015260218635918303015260206041822095019160011c929192906156b2565b92939190821561571f57614a0861571461570c613c3a97615417565b84848861516e565b9360208501516136c2565b5050505050565b604191604051915f8353600183015260218201522090565b9060ff039060ff821161345c576001911c161590565b6041916040519160018353600183015260218201522090565b9190916001146157a4577f4e487b71000000000000000000000000000000000000000000000000000000005f52605160045260245ffd5b6040519060208201927f01000000000000000000000000000000000000000000000000000000000000008452602183015260418201526041815261340e6061826131ad56' as const;
